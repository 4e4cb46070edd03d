package org.openedx.eventbus.tools.internal.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.SystemReader;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/** History with the contracts of one git revision. */
record GitHistory(
    Path module, String revision, Optional<String> directory, SystemReader environment)
    implements History {

  @Override
  public String name() {
    return "git " + revision;
  }

  @Override
  public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
    try (GitRepository repository = GitRepository.open(module, environment)) {
      RevCommit commit = repository.commit(revision);
      GitContracts found =
          new GitContracts(
              repository.objects(),
              commit.getTree(),
              label(commit),
              EarlierSchemaFile.eventTypes(contracts));
      List<EarlierSchemaFile> files =
          directory.isPresent()
              ? found.in(directory.get())
              : found.ofModule(repository.modulePath());
      return EarlierSchemaFile.versions(files, name());
    } catch (MissingObjectException e) {
      throw new HistoryUnavailableException(
          "git:%s: this clone lacks some of its objects; fetch it without --filter: %s"
              .formatted(revision, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new HistoryUnavailableException("git:" + revision + ": cannot read it: " + e, e);
    }
  }

  /** Returns the revision as {@code git show} accepts it before the colon. */
  private String label(RevCommit commit) {
    return revision.contains("...") ? commit.abbreviate(10).name() : revision;
  }
}
