package dev.portolan.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.matrix.Arrangement;
import dev.portolan.policy.matrix.Arrangement.Side;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import dev.portolan.testkit.GuardedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatrixExportTest {
  @TempDir Path folder;

  private final Matrix matrix =
      Matrix.of(
          Reachability.of(GuardedShop.snapshot()),
          new Arrangement(
              new Side(Set.of(), "shop"),
              new Side(Set.of(Key.of(ObjectRef.namespace("shop"))), ""),
              Set.of("shop", "payments")));

  @Test
  void csvHasTheRowsAndColumnsOfTheScreen() throws Exception {
    Path file = folder.resolve("shop.csv");
    MatrixExport.write(file, matrix, PortFilter.ALL);
    assertThat(Files.readString(file).split("\r\n", -1))
        .containsExactly(
            "from \\ to,payments,shop,shop/bare,shop/db,shop/web,outside",
            "shop,denied,partly: all,allowed,partly: TCP 5432,allowed,allowed",
            "");
  }

  @Test
  void csvQuotesWhatHoldsACommaAndSaysWhichPortsWereAsked() throws Exception {
    Path file = folder.resolve("shop.CSV");
    MatrixExport.write(file, matrix, PortFilter.parse("80,5432").orElseThrow());
    assertThat(Files.readAllLines(file).getFirst()).startsWith("\"from \\ to (TCP 80,5432)\",");
    assertThat(Files.readAllLines(file).getLast()).contains("\"partly: TCP 80,5432\"");
  }

  @Test
  void jsonHasEveryCellWithItsIntervals() throws Exception {
    Path file = folder.resolve("shop.json");
    MatrixExport.write(file, matrix, PortFilter.ALL);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("schema").asText()).isEqualTo("portolan.matrix/v1");
    assertThat(json.path("simulated").asBoolean()).isTrue();
    assertThat(json.path("rows").findValuesAsText("name")).containsExactly("shop");
    assertThat(names(json.path("columns")))
        .containsExactly("payments", "shop", "bare", "db", "web", "Outside");
    JsonNode db = json.path("cells").path(0).path(3);
    assertThat(db.path("look").asText()).isEqualTo("partly");
    assertThat(db.path("every")).isEmpty();
    assertThat(db.path("some"))
        .isEqualTo(
            new ObjectMapper().readTree("[{\"protocol\":\"TCP\",\"from\":5432,\"to\":5432}]"));
    assertThat(db.path("pairs").asLong()).isEqualTo(10);
    assertThat(json.path("cells").path(0).path(0).path("look").asText()).isEqualTo("denied");
  }

  @Test
  void refusesOtherKindsOfFile() {
    assertThatThrownBy(() -> MatrixExport.write(folder.resolve("a.xls"), matrix, PortFilter.ALL))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("(use .csv or .json)");
    assertThat(folder).isEmptyDirectory();
  }

  private static List<String> names(JsonNode axis) {
    List<String> names = new ArrayList<>();
    axis.forEach(g -> names.add(g.path("name").asText(g.path("kind").asText())));
    return names;
  }
}
