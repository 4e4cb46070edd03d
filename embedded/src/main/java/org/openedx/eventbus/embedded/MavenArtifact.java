package org.openedx.eventbus.embedded;

/** A file by its Maven coordinates. */
record MavenArtifact(
    String group, String name, String version, String classifier, String extension) {

  String fileName() {
    return name + "-" + version + "-" + classifier + "." + extension;
  }

  /** Where it lies in a repository. */
  String repositoryPath() {
    return String.join("/", group.replace('.', '/'), name, version, fileName());
  }

  /** As Maven's command line takes it. */
  @Override
  public String toString() {
    return String.join(":", group, name, version, extension, classifier);
  }
}
