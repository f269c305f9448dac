package dev.portolan;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/// The walls between the packages, as the design draws them.
@AnalyzeClasses(packages = "dev.portolan", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "dev.portolan.";

  /// What a view of the chart is made of: values that the user's wishes travel in.
  private static final DescribedPredicate<JavaClass> WISHES =
      DescribedPredicate.describe(
          "what a view is made of",
          c ->
              Stream.of(
                      "topology.Filter",
                      "topology.Condition",
                      "layout.Mode",
                      "layout.Grouping",
                      "layout.Folds",
                      "layout.Pins")
                  .anyMatch(n -> c.getName().matches(ROOT + n + "(\\$.*)?")));

  /// What was probed is a relation that the workspace alone can tell of.
  private static final DescribedPredicate<JavaClass> LINKS =
      DescribedPredicate.describe(
          "links", c -> c.getName().matches(ROOT + "topology.(Link|Relation)"));

  @ArchTest
  static final ArchRule javafxOnlyInUiAndApp =
      onlyIn(
          new String[] {"ui..", "app.."},
          "javafx..",
          "org.controlsfx..",
          "atlantafx..",
          "org.kordamp..");

  @ArchTest
  static final ArchRule kubernetesClientOnlyInCluster =
      onlyIn(new String[] {"cluster.."}, "io.kubernetes..", "okhttp3..", "io.netty..");

  @ArchTest
  static final ArchRule jgraphtOnlyInTopologyAndLayout =
      onlyIn(new String[] {"topology..", "layout.."}, "org.jgrapht..");

  @ArchTest
  static final ArchRule jacksonOnlyAtTheEdges =
      onlyIn(
          new String[] {"cluster..", "export..", "history..", "app..", "demo..", "cli.."},
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule yamlOnlyWhereYamlIsReadOrWritten =
      onlyIn(new String[] {"kubeconfig..", "cluster.."}, "org.yaml..");

  @ArchTest
  static final ArchRule serverOnlyInDemo = onlyIn(new String[] {"demo.."}, "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule certificateLibraryOnlyWhereCertificatesAreMadeOrRead =
      onlyIn(new String[] {"demo..", "cluster.access.."}, "org.bouncycastle..");

  @ArchTest
  static final ArchRule batikOnlyInExport = onlyIn(new String[] {"export.."}, "org.apache.batik..");

  @ArchTest static final ArchRule modelKnowsOnlyJava = mayUse("model..", "model..");
  @ArchTest static final ArchRule kubeconfigArrows = mayUse("kubeconfig..", "kubeconfig..");

  @ArchTest
  static final ArchRule clusterArrows =
      mayUse(
          "cluster..", "cluster..", "kubeconfig..", "model..", "probe..", "tail..", "checkset..");

  @ArchTest static final ArchRule policyArrows = mayUse("policy..", "policy..", "model..");

  @ArchTest
  static final ArchRule topologyArrows = mayUse("topology..", "topology..", "policy..", "model..");

  @ArchTest
  static final ArchRule layoutArrows = mayUse("layout..", "layout..", "topology..", "model..");

  @ArchTest
  static final ArchRule diagramArrows =
      mayUse("diagram..", "diagram..", "layout..", "topology..", "model..");

  @ArchTest
  static final ArchRule paintArrows = mayUse("paint..", "paint..", "diagram..", "model..");

  @ArchTest
  static final ArchRule exportArrows =
      mayUse("export..", "export..", "paint..", "diagram..", "policy..", "model..");

  @ArchTest
  static final ArchRule historyArrows = mayUse("history..", "history..", "probe..", "model..");

  @ArchTest static final ArchRule probeArrows = mayUse("probe..", "probe..", "model..");

  @ArchTest
  static final ArchRule diagnosisArrows =
      mayUse("diagnosis..", "diagnosis..", "policy..", "probe..", "model..");

  @ArchTest
  static final ArchRule captureArrows = mayUse("capture..", "capture..", "probe..", "model..");

  @ArchTest static final ArchRule tailArrows = mayUse("tail..", "tail..", "probe..", "model..");

  @ArchTest
  static final ArchRule checksetArrows = mayUse("checkset..", "checkset..", "probe..", "model..");

  @ArchTest
  static final ArchRule sweepArrows =
      mayUse(
          "sweep..",
          "sweep..",
          "checkset..",
          "diagnosis..",
          "topology..",
          "policy..",
          "probe..",
          "model..");

  @ArchTest
  static final ArchRule demoArrows = mayUse("demo..", "demo..", "policy..", "probe..", "model..");

  @ArchTest
  static final ArchRule workspaceArrows =
      classes()
          .that()
          .resideInAPackage(ROOT + "workspace..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      ROOT + "workspace..",
                      ROOT + "kubeconfig..",
                      ROOT + "cluster..",
                      ROOT + "probe..",
                      ROOT + "diagnosis..",
                      ROOT + "capture..",
                      ROOT + "tail..",
                      ROOT + "history..",
                      ROOT + "sweep..",
                      ROOT + "diagram..",
                      ROOT + "policy..",
                      ROOT + "model..")
                  .or(WISHES)
                  .or(LINKS)
                  .or(not(resideInAPackage("dev.portolan.."))));

  @ArchTest
  static final ArchRule uiDoesNotReachIntoTheCluster =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "demo..", ROOT + "cli..", ROOT + "app..");

  @ArchTest
  static final ArchRule uiKnowsOfTheEarlyStagesOnlyWhatAViewIsMadeOf =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "ui..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ROOT + "topology..", ROOT + "layout..").and(not(WISHES)));

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.portolan.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule oneCrossingIntoTheFxThread =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + "ui.FxCrossing")
          .should()
          .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");

  @ArchTest
  static final ArchRule standardStreamsOnlyInTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noSingletons =
      methods().should().notHaveName("getInstance").allowEmptyShould(true);

  @ArchTest
  static final ArchRule noMutableStatics =
      fields().that().areStatic().and().areNotPrivate().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule pureStagesHaveFinalFields =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              ROOT + "model..",
              ROOT + "policy..",
              ROOT + "topology..",
              ROOT + "diagram..",
              ROOT + "diagnosis..")
          .should()
          .beFinal()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pureStagesHaveNoClockThreadsOrFiles =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "model..",
              ROOT + "policy..",
              ROOT + "topology..",
              ROOT + "layout..",
              ROOT + "diagram..",
              ROOT + "diagnosis..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.util.concurrent")
          .orShould()
          .callMethod("java.time.Instant", "now")
          .orShould()
          .callMethod("java.lang.System", "currentTimeMillis")
          .orShould()
          .callMethod("java.lang.System", "nanoTime");

  private ArchitectureTest() {}

  private static ArchRule onlyIn(String[] homes, String... libraries) {
    String[] packages = new String[homes.length];
    for (int i = 0; i < homes.length; i++) {
      packages[i] = ROOT + homes[i];
    }
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .allowEmptyShould(true);
  }

  private static ArchRule mayUse(String from, String... to) {
    String[] packages = new String[to.length];
    for (int i = 0; i < to.length; i++) {
      packages[i] = ROOT + to[i];
    }
    return classes()
        .that()
        .resideInAPackage(ROOT + from)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(packages).or(not(resideInAPackage("dev.portolan.."))))
        .allowEmptyShould(true);
  }
}
