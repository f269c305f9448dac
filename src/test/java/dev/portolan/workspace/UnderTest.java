package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UnderTest {
  private static final Intent FROM =
      new Intent.CheckFrom(new ContainerRef("shop", "web-0", "main"));
  private static final Intent TO =
      new Intent.CheckTo(new Target.ServiceTarget(ObjectRef.service("shop", "db")));

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void isClosedUntilSomethingIsAskedOfTheWire() {
    assertThat(under()).isEqualTo(new Under(Drawer.CHECKS, false));
    bench.send(new Intent.CheckFrom(null));
    assertThat(under().open()).isFalse();
    bench.send(FROM);
    assertThat(under()).isEqualTo(new Under(Drawer.CHECKS, true));
  }

  @Test
  void opensWhereAPageIsToBeShown() {
    bench.send(new Intent.ShowDrawer(Drawer.CAPTURE), new Intent.ToggleDrawer());
    assertThat(under()).isEqualTo(new Under(Drawer.CAPTURE, false));
    bench.send(new Intent.ShowDrawer(Drawer.CAPTURE));
    assertThat(under()).isEqualTo(new Under(Drawer.CAPTURE, true));
  }

  @Test
  void fillingTheFormLeavesTheUserOnThePageThatIsOpen() {
    bench.send(new Intent.ShowDrawer(Drawer.DIAGNOSIS), FROM, TO);
    assertThat(under()).isEqualTo(new Under(Drawer.DIAGNOSIS, true));
  }

  @Test
  void aCheckThatStartsOpensAClosedOne() {
    bench.send(FROM, TO, new Intent.ToggleDrawer());
    assertThat(under().open()).isFalse();
    bench.send(new Intent.StartCheck(CheckKind.REACH, Duration.ofSeconds(5)));
    assertThat(under()).isEqualTo(new Under(Drawer.CHECKS, true));
  }

  @Test
  void staysAsItIsForTheNextContext() {
    bench.send(new Intent.ShowDrawer(Drawer.LOGS));
    bench.open(ClusterFixture.shop());
    assertThat(under()).isEqualTo(new Under(Drawer.LOGS, true));
  }

  private Under under() {
    return bench.now().wire().under();
  }
}
