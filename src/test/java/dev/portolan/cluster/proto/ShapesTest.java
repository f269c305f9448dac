package dev.portolan.cluster.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.kubernetes.client.proto.Meta;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every field that is read has the number, the name and the type that Kubernetes' own description
/// gives it.
class ShapesTest {
  @Test
  void everyFieldIsAsKubernetesDescribesIt() {
    List<String> wrong = new ArrayList<>();
    assertThat(Shapes.ALL.keySet()).isEqualTo(Official.LISTS.keySet());
    Shapes.ALL.forEach(
        (name, shape) -> check(name, shape, Official.item(Official.list(name)), wrong));
    check("status", Shapes.STATUS, Meta.Status.getDescriptor(), wrong);
    check("list", Shapes.LIST_META, Meta.ListMeta.getDescriptor(), wrong);
    assertThat(wrong).isEmpty();
  }

  @Test
  void allListsHaveTheirMetadataAndTheirItemsWhereTheyAreLookedFor() {
    assertThat(Official.LISTS.values())
        .allSatisfy(
            list -> {
              assertThat(list.findFieldByName("metadata").getNumber()).isEqualTo(1);
              assertThat(list.findFieldByName("items").getNumber()).isEqualTo(2);
            });
  }

  private static void check(String path, Shape shape, Descriptor official, List<String> wrong) {
    for (Field field : shape.fields()) {
      String at = path + "." + field.name();
      FieldDescriptor theirs = official.findFieldByNumber(field.number());
      if (theirs == null || !theirs.getName().equals(field.name())) {
        wrong.add(at + " is not number " + field.number());
        continue;
      }
      if (!type(theirs).equals(field.type().name())) {
        wrong.add(at + " is of type " + type(theirs));
      }
      if (field.repeated() != (theirs.isRepeated() && !theirs.isMapField())) {
        wrong.add(at + " is a list, or is not");
      }
      if (field.shape() != null) {
        check(at, field.shape(), theirs.getMessageType(), wrong);
      }
    }
  }

  private static String type(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING -> "TEXT";
      case INT, LONG -> "NUMBER";
      case BOOLEAN -> "TRUTH";
      case MESSAGE -> message(field);
      default -> field.getJavaType().name();
    };
  }

  private static String message(FieldDescriptor field) {
    if (field.isMapField()) {
      FieldDescriptor value = field.getMessageType().findFieldByName("value");
      return value.getJavaType() == FieldDescriptor.JavaType.STRING ? "TEXTS" : "QUANTITIES";
    }
    return switch (field.getMessageType().getName()) {
      case "Time" -> "TIME";
      case "IntOrString" -> "PORT";
      case "EphemeralContainerCommon" -> "INLINE";
      default -> "MESSAGE";
    };
  }
}
