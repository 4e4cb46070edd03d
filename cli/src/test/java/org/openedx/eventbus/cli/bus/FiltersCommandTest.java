package org.openedx.eventbus.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.filters.learning.CourseEnrollmentRequest;
import org.openedx.filters.learning.PreventEnrollment;

class FiltersCommandTest {
  private static final String STARTED = "org.openedx.learning.course.enrollment.started.v1";
  private static final String OUTBOUND =
      "org.openedx.learning.student.registration.completed.outbound.v1";
  private static final String ADA =
      """
      {"user": {"id": 7, "isActive": true,
                "pii": {"username": "ada", "email": "ada@example.org", "name": "Ada"}},
       "courseKey": "course-v1:edX+DemoX+2026", "mode": "%s"}\
      """;

  @TempDir Path folder;

  /** Turns audit enrollments into honor enrollments. */
  public static final class Honor implements FilterStep<CourseEnrollmentRequest> {
    @Override
    public CourseEnrollmentRequest apply(CourseEnrollmentRequest value, FilterContext context) {
      return value.mode().equals("audit") ? value.withMode("honor") : value;
    }
  }

  /** Rejects one mode. */
  public static final class NoVerified implements FilterStep<CourseEnrollmentRequest> {
    @Override
    public CourseEnrollmentRequest apply(CourseEnrollmentRequest value, FilterContext context) {
      if (value.mode().equals("verified")) {
        throw new PreventEnrollment("closed", "the verified track is closed", "/courses");
      }
      return value;
    }
  }

  /** Drops every event. */
  public static final class Keep implements FilterStep<Event<StudentRegistrationCompleted>> {
    @Override
    public Event<StudentRegistrationCompleted> apply(
        Event<StudentRegistrationCompleted> value, FilterContext context) {
      throw new EventDroppedException("registrations stay here");
    }
  }

  private String config(String... lines) throws IOException {
    Path file = folder.resolve("eventbus.properties");
    Files.write(file, List.of(lines));
    return file.toString();
  }

  private String wired() throws IOException {
    return config(
        "eventbus.filters.%s.pipeline=%s,%s"
            .formatted(STARTED, Honor.class.getName(), NoVerified.class.getName()),
        "eventbus.filters.%s.step.%s.fail-silently=true".formatted(STARTED, Honor.class.getName()),
        "eventbus.filters.%s.options.secret=hunter2".formatted(STARTED),
        "eventbus.filters.%s.deadline=10s".formatted(STARTED),
        "eventbus.filters.%s.pipeline=%s".formatted(OUTBOUND, Keep.class.getName()));
  }

  @Test
  void listsStepsWithoutValuesOfOptions() throws Exception {
    Run run = Run.of("filters", "list", "--config", wired());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            STARTED + ", deadline 10000 ms",
            "  1. %s, fails silently, options secret, from eventbus.filters.%s.pipeline"
                .formatted(Honor.class.getName(), STARTED),
            "  2. %s, fails the caller, options secret, from eventbus.filters.%s.pipeline"
                .formatted(NoVerified.class.getName(), STARTED),
            OUTBOUND,
            "  1. %s, fails the caller, from eventbus.filters.%s.pipeline"
                .formatted(Keep.class.getName(), OUTBOUND));
  }

  @Test
  void allListsFiltersWithoutSteps() throws Exception {
    Run run = Run.of("filters", "list", "--all", "--config", config(""));

    assertThat(run.out().lines()).contains(STARTED + ", no steps").hasSizeGreaterThan(4);
    assertThat(Run.of("filters", "list", "--config", config("")).err()).contains("--all");
  }

  @Test
  void dryRunPrintsEachStepAndTheOutcome() throws Exception {
    Run run =
        Run.of(
            "filters", "dry-run", STARTED, "--config", wired(), "--data", ADA.formatted("audit"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> lines = run.json();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).at("/decision").asText()).isEqualTo("CONTINUED");
    assertThat(lines.get(0).at("/input/mode").asText()).isEqualTo("audit");
    assertThat(lines.get(0).at("/output/mode").asText()).isEqualTo("honor");
    assertThat(lines.get(1).at("/input/user/pii/username").asText()).isEqualTo("ada");
    assertThat(lines.get(2).at("/outcome").asText()).isEqualTo("returned");
  }

  @Test
  void rejectionIsAnOutcome() throws Exception {
    Run run =
        Run.of(
            "filters",
            "dry-run",
            STARTED,
            "--config",
            wired(),
            "--data",
            ADA.formatted("verified"));

    assertThat(run.exitCode()).isZero();
    JsonNode outcome = run.json().get(2);
    assertThat(outcome.at("/outcome").asText()).isEqualTo("rejected");
    assertThat(outcome.at("/exception").asText()).isEqualTo(PreventEnrollment.class.getName());
    assertThat(outcome.at("/code").asText()).isEqualTo("closed");
    assertThat(outcome.at("/redirect").asText()).isEqualTo("/courses");
  }

  @Test
  void filterOfAnEventReceivesItsPayload() throws Exception {
    String payload =
        """
        {"user": {"id": 7, "is_active": true,
                  "pii": {"username": "ada", "email": "ada@example.org", "name": "Ada"}}}\
        """;
    Run run = Run.of("filters", "dry-run", OUTBOUND, "--config", wired(), "--data", payload);

    assertThat(run.json().get(0).at("/input/user/id").asInt()).isEqualTo(7);
    assertThat(run.json().get(0).at("/decision").asText()).isEqualTo("DROPPED");
    assertThat(run.json().get(1).at("/outcome").asText()).isEqualTo("dropped");
    assertThat(run.json().get(1).at("/message").asText()).isEqualTo("registrations stay here");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void stepsCanComeFromPluginJars() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    jarOf(
        "acme.FromJar",
        """
        package acme;
        public class FromJar implements org.openedx.eventbus.filter.FilterStep<Object> {
          public Object apply(Object value, org.openedx.eventbus.filter.FilterContext context) {
            return value;
          }
        }
        """,
        plugins.resolve("acme.jar"));
    String file = config("eventbus.filters." + STARTED + ".pipeline=acme.FromJar");

    Run without = Run.of("filters", "list", "--config", file);
    Run with = Run.of("filters", "list", "--config", file, "--plugins", plugins.toString());

    assertThat(without.err()).contains("acme.FromJar: no such class");
    assertThat(with.exitCode()).as(with.err()).isZero();
    assertThat(with.out()).contains("  1. acme.FromJar, fails the caller");
  }

  private void jarOf(String name, String source, Path jar) throws IOException {
    Path file = folder.resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
    assertThat(exitCode).isZero();
    String entry = name.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(entry));
      Files.copy(folder.resolve(entry), out);
    }
  }

  @Test
  void usageErrorsNameTheProblem() throws Exception {
    String file = wired();

    Run noSteps = Run.of("filters", "dry-run", "nothing", "--config", file, "--data", "{}");
    assertThat(noSteps.exitCode()).isEqualTo(2);
    assertThat(noSteps.err()).contains("filter nothing has no steps").contains(STARTED);

    Run noValue = Run.of("filters", "dry-run", STARTED, "--config", file, "--data", "{}");
    assertThat(noValue.exitCode()).isEqualTo(2);
    assertThat(noValue.err()).contains("not a CourseEnrollmentRequest").contains("user");

    String misspelt = ADA.formatted("audit").replace("\"mode\"", "\"mod\": 1, \"mode\"");
    Run unknown = Run.of("filters", "dry-run", STARTED, "--config", file, "--data", misspelt);
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("\"mod\"");

    Run noPlugins = Run.of("filters", "list", "--plugins", folder.resolve("none").toString());
    assertThat(noPlugins.exitCode()).isEqualTo(2);
    assertThat(noPlugins.err()).contains("is not a directory");

    Run broken =
        Run.of(
            "filters",
            "list",
            "--config",
            config("eventbus.filters." + STARTED + ".pipeline=com.acme.Gone"));
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).contains("com.acme.Gone: no such class on the class path");
  }
}
