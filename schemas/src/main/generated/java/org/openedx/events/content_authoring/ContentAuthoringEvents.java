// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** The event types of {@code org.openedx.events.content_authoring}. */
public final class ContentAuthoringEvents {
  /**
   * What a piece of content is associated with changed: its tags or its collections.
   *
   * <p>{@code org.openedx.content_authoring.content.object.associations.changed.v1}, since 2024-09-06.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_tagging and content_libraries,
   * once they are saved.
   */
  public static final EventType<ContentObjectAssociationsChanged> CONTENT_OBJECT_ASSOCIATIONS_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content.object.associations.changed.v1"),
          WireSchema.of(ContentObjectAssociationsChangedCodec.SCHEMA),
          ContentObjectAssociationsChangedCodec.INSTANCE)
          .topic("content_authoring-content-object-associations-lifecycle")
          .build();

  /**
   * The tags of a piece of content changed.
   *
   * <p>{@code org.openedx.content_authoring.content.object.tags.changed.v1}, since 2024-04-01.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_tagging, beside its successor,
   * once tags have been saved.
   *
   * @deprecated Tags are one of several associations, and the successor tells of them all. Use
   *     org.openedx.content_authoring.content.object.associations.changed.v1.
   */
  @Deprecated
  public static final EventType<ContentObjectTagsChanged> CONTENT_OBJECT_TAGS_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content.object.tags.changed.v1"),
          WireSchema.of(ContentObjectTagsChangedCodec.SCHEMA),
          ContentObjectTagsChangedCodec.INSTANCE)
          .topic("content_authoring-content-object-tags-lifecycle")
          .build();

  /**
   * A collection was made in a content library.
   *
   * <p>{@code org.openedx.content_authoring.content_library.collection.created.v1}, since 2024-09-06.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the collection
   * has been saved.
   */
  public static final EventType<LibraryCollectionCreated> LIBRARY_COLLECTION_CREATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.collection.created.v1"),
          WireSchema.of(LibraryCollectionCreatedCodec.SCHEMA),
          LibraryCollectionCreatedCodec.INSTANCE)
          .topic("content_authoring-content_library-collection-lifecycle")
          .build();

  /**
   * A collection of a content library was deleted.
   *
   * <p>{@code org.openedx.content_authoring.content_library.collection.deleted.v1}, since 2024-09-06.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the collection
   * has been removed.
   */
  public static final EventType<LibraryCollectionDeleted> LIBRARY_COLLECTION_DELETED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.collection.deleted.v1"),
          WireSchema.of(LibraryCollectionDeletedCodec.SCHEMA),
          LibraryCollectionDeletedCodec.INSTANCE)
          .topic("content_authoring-content_library-collection-lifecycle")
          .build();

  /**
   * A collection of a content library changed, or what is in it did.
   *
   * <p>{@code org.openedx.content_authoring.content_library.collection.updated.v1}, since 2024-09-06.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the collection
   * has been saved.
   */
  public static final EventType<LibraryCollectionUpdated> LIBRARY_COLLECTION_UPDATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.collection.updated.v1"),
          WireSchema.of(LibraryCollectionUpdatedCodec.SCHEMA),
          LibraryCollectionUpdatedCodec.INSTANCE)
          .topic("content_authoring-content_library-collection-lifecycle")
          .build();

  /**
   * A container was made in a content library.
   *
   * <p>{@code org.openedx.content_authoring.content_library.container.created.v1}, since 2025-03-18.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the container's
   * draft has been saved.
   */
  public static final EventType<LibraryContainerCreated> LIBRARY_CONTAINER_CREATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.container.created.v1"),
          WireSchema.of(LibraryContainerCreatedCodec.SCHEMA),
          LibraryContainerCreatedCodec.INSTANCE)
          .topic("content_authoring-content_library-container-lifecycle")
          .build();

  /**
   * A container of a content library was deleted; until that is published, its last published
   * state applies.
   *
   * <p>{@code org.openedx.content_authoring.content_library.container.deleted.v1}, since 2025-03-18.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the container's
   * draft has been removed.
   */
  public static final EventType<LibraryContainerDeleted> LIBRARY_CONTAINER_DELETED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.container.deleted.v1"),
          WireSchema.of(LibraryContainerDeletedCodec.SCHEMA),
          LibraryContainerDeletedCodec.INSTANCE)
          .topic("content_authoring-content_library-container-lifecycle")
          .build();

  /**
   * A container of a content library was published, or its deletion was.
   *
   * <p>{@code org.openedx.content_authoring.content_library.container.published.v1}, since 2025-05-08.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once it has been
   * published.
   */
  public static final EventType<LibraryContainerPublished> LIBRARY_CONTAINER_PUBLISHED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.container.published.v1"),
          WireSchema.of(LibraryContainerPublishedCodec.SCHEMA),
          LibraryContainerPublishedCodec.INSTANCE)
          .topic("content_authoring-content_library-container-lifecycle")
          .build();

  /**
   * The draft of a container of a content library changed.
   *
   * <p>{@code org.openedx.content_authoring.content_library.container.updated.v1}, since 2025-03-18.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the container's
   * draft has been saved.
   */
  public static final EventType<LibraryContainerUpdated> LIBRARY_CONTAINER_UPDATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.container.updated.v1"),
          WireSchema.of(LibraryContainerUpdatedCodec.SCHEMA),
          LibraryContainerUpdatedCodec.INSTANCE)
          .topic("content_authoring-content_library-container-lifecycle")
          .build();

  /**
   * A content library was made.
   *
   * <p>{@code org.openedx.content_authoring.content_library.created.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the library has
   * been saved.
   */
  public static final EventType<ContentLibraryCreated> CONTENT_LIBRARY_CREATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.created.v1"),
          WireSchema.of(ContentLibraryCreatedCodec.SCHEMA),
          ContentLibraryCreatedCodec.INSTANCE)
          .topic("content_authoring-content_library-lifecycle")
          .build();

  /**
   * A content library was deleted.
   *
   * <p>{@code org.openedx.content_authoring.content_library.deleted.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the library has
   * been removed.
   */
  public static final EventType<ContentLibraryDeleted> CONTENT_LIBRARY_DELETED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.deleted.v1"),
          WireSchema.of(ContentLibraryDeletedCodec.SCHEMA),
          ContentLibraryDeletedCodec.INSTANCE)
          .topic("content_authoring-content_library-lifecycle")
          .build();

  /**
   * A content library itself changed, for example its title; changes to its contents have
   * separate events.
   *
   * <p>{@code org.openedx.content_authoring.content_library.updated.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the library has
   * been saved.
   */
  public static final EventType<ContentLibraryUpdated> CONTENT_LIBRARY_UPDATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.content_library.updated.v1"),
          WireSchema.of(ContentLibraryUpdatedCodec.SCHEMA),
          ContentLibraryUpdatedCodec.INSTANCE)
          .topic("content_authoring-content_library-lifecycle")
          .build();

  /**
   * A course run was published, and with it what a catalogue shows of it.
   *
   * <p>{@code org.openedx.content_authoring.course.catalog_info.changed.v1}, since 2022-07-25.
   *
   * <p>Sent by cms: edx-platform, cms/djangoapps/contentstore/signals/handlers.py, after a course
   * run has been published.
   */
  public static final EventType<CourseCatalogInfoChanged> COURSE_CATALOG_INFO_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.course.catalog_info.changed.v1"),
          WireSchema.of(CourseCatalogInfoChangedCodec.SCHEMA),
          CourseCatalogInfoChangedCodec.INSTANCE)
          .topic("course-catalog-info-changed")
          .keyPath("catalog_info.course_key")
          .build();

  /**
   * A course run was made.
   *
   * <p>{@code org.openedx.content_authoring.course.created.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, xmodule/modulestore/mixed.py, once the course run has been
   * saved.
   */
  public static final EventType<CourseCreated> COURSE_CREATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.course.created.v1"),
          WireSchema.of(CourseCreatedCodec.SCHEMA),
          CourseCreatedCodec.INSTANCE)
          .topic("content_authoring-course-lifecycle")
          .build();

  /**
   * The content of a course run was imported from an archive.
   *
   * <p>{@code org.openedx.content_authoring.course.import.completed.v1}, since 2025-02-11.
   *
   * <p>Sent by cms: edx-platform, cms/djangoapps/contentstore/tasks.py, once an import has
   * succeeded.
   */
  public static final EventType<CourseImportCompleted> COURSE_IMPORT_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.course.import.completed.v1"),
          WireSchema.of(CourseImportCompletedCodec.SCHEMA),
          CourseImportCompletedCodec.INSTANCE)
          .topic("content_authoring-course-import-lifecycle")
          .build();

  /**
   * A course run was made as a copy of an earlier one.
   *
   * <p>{@code org.openedx.content_authoring.course.rerun.completed.v1}, since 2025-08-21.
   *
   * <p>Sent by cms: edx-platform, cms/djangoapps/contentstore/tasks.py, once a rerun has
   * succeeded.
   */
  public static final EventType<CourseRerunCompleted> COURSE_RERUN_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.course.rerun.completed.v1"),
          WireSchema.of(CourseRerunCompletedCodec.SCHEMA),
          CourseRerunCompletedCodec.INSTANCE)
          .topic("content_authoring-course-rerun-lifecycle")
          .build();

  /**
   * A block was made in a content library.
   *
   * <p>{@code org.openedx.content_authoring.library_block.created.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the block's
   * draft has been saved.
   */
  public static final EventType<LibraryBlockCreated> LIBRARY_BLOCK_CREATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.library_block.created.v1"),
          WireSchema.of(LibraryBlockCreatedCodec.SCHEMA),
          LibraryBlockCreatedCodec.INSTANCE)
          .topic("content_authoring-library_block-lifecycle")
          .build();

  /**
   * A block of a content library was deleted; until that is published, its last published
   * state applies.
   *
   * <p>{@code org.openedx.content_authoring.library_block.deleted.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the block's
   * draft has been removed.
   */
  public static final EventType<LibraryBlockDeleted> LIBRARY_BLOCK_DELETED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.library_block.deleted.v1"),
          WireSchema.of(LibraryBlockDeletedCodec.SCHEMA),
          LibraryBlockDeletedCodec.INSTANCE)
          .topic("content_authoring-library_block-lifecycle")
          .build();

  /**
   * A block of a content library was published, or its deletion was.
   *
   * <p>{@code org.openedx.content_authoring.library_block.published.v1}, since 2025-05-08.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once it has been
   * published.
   */
  public static final EventType<LibraryBlockPublished> LIBRARY_BLOCK_PUBLISHED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.library_block.published.v1"),
          WireSchema.of(LibraryBlockPublishedCodec.SCHEMA),
          LibraryBlockPublishedCodec.INSTANCE)
          .topic("content_authoring-library_block-lifecycle")
          .build();

  /**
   * The draft of a block of a content library changed.
   *
   * <p>{@code org.openedx.content_authoring.library_block.updated.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/content_libraries, once the block's
   * draft has been saved.
   */
  public static final EventType<LibraryBlockUpdated> LIBRARY_BLOCK_UPDATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.library_block.updated.v1"),
          WireSchema.of(LibraryBlockUpdatedCodec.SCHEMA),
          LibraryBlockUpdatedCodec.INSTANCE)
          .topic("content_authoring-library_block-lifecycle")
          .build();

  /**
   * A block was made in a course.
   *
   * <p>{@code org.openedx.content_authoring.xblock.created.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, xmodule/modulestore/mixed.py, once the block has been saved.
   */
  public static final EventType<XblockCreated> XBLOCK_CREATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.xblock.created.v1"),
          WireSchema.of(XblockCreatedCodec.SCHEMA),
          XblockCreatedCodec.INSTANCE)
          .topic("course-authoring-xblock-lifecycle")
          .keyPath("xblock_info.usage_key")
          .build();

  /**
   * A block of a course was deleted.
   *
   * <p>{@code org.openedx.content_authoring.xblock.deleted.v1}, since 2023-01-03.
   *
   * <p>Sent by cms: edx-platform, xmodule/modulestore/mixed.py, once the block has been removed.
   */
  public static final EventType<XblockDeleted> XBLOCK_DELETED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.xblock.deleted.v1"),
          WireSchema.of(XblockDeletedCodec.SCHEMA),
          XblockDeletedCodec.INSTANCE)
          .topic("course-authoring-xblock-lifecycle")
          .keyPath("xblock_info.usage_key")
          .build();

  /**
   * A block of a course was copied.
   *
   * <p>{@code org.openedx.content_authoring.xblock.duplicated.v1}, since 2023-01-03.
   *
   * <p>Sent by cms: edx-platform, cms/djangoapps/contentstore/utils.py, once the copy has been
   * saved.
   */
  public static final EventType<XblockDuplicated> XBLOCK_DUPLICATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.xblock.duplicated.v1"),
          WireSchema.of(XblockDuplicatedCodec.SCHEMA),
          XblockDuplicatedCodec.INSTANCE)
          .topic("course-authoring-xblock-lifecycle")
          .keyPath("xblock_info.usage_key")
          .build();

  /**
   * A block of a course was published, with all the blocks inside it; those have no separate
   * events.
   *
   * <p>{@code org.openedx.content_authoring.xblock.published.v1}, since 2023-01-03.
   *
   * <p>Sent by cms: edx-platform, xmodule/modulestore/mixed.py, once the block has been published.
   */
  public static final EventType<XblockPublished> XBLOCK_PUBLISHED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.xblock.published.v1"),
          WireSchema.of(XblockPublishedCodec.SCHEMA),
          XblockPublishedCodec.INSTANCE)
          .topic("course-authoring-xblock-lifecycle")
          .keyPath("xblock_info.usage_key")
          .build();

  /**
   * The draft of a block of a course changed.
   *
   * <p>{@code org.openedx.content_authoring.xblock.updated.v1}, since 2023-07-20.
   *
   * <p>Sent by cms: edx-platform, xmodule/modulestore/mixed.py, once the block has been saved.
   */
  public static final EventType<XblockUpdated> XBLOCK_UPDATED =
      EventType.builder(
          EventName.of("org.openedx.content_authoring.xblock.updated.v1"),
          WireSchema.of(XblockUpdatedCodec.SCHEMA),
          XblockUpdatedCodec.INSTANCE)
          .topic("course-authoring-xblock-lifecycle")
          .keyPath("xblock_info.usage_key")
          .build();

  /** The catalogue of all event types of this class. */
  public static final EventCatalog CATALOG =
      EventCatalog.of(
          CONTENT_OBJECT_ASSOCIATIONS_CHANGED,
          CONTENT_OBJECT_TAGS_CHANGED,
          LIBRARY_COLLECTION_CREATED,
          LIBRARY_COLLECTION_DELETED,
          LIBRARY_COLLECTION_UPDATED,
          LIBRARY_CONTAINER_CREATED,
          LIBRARY_CONTAINER_DELETED,
          LIBRARY_CONTAINER_PUBLISHED,
          LIBRARY_CONTAINER_UPDATED,
          CONTENT_LIBRARY_CREATED,
          CONTENT_LIBRARY_DELETED,
          CONTENT_LIBRARY_UPDATED,
          COURSE_CATALOG_INFO_CHANGED,
          COURSE_CREATED,
          COURSE_IMPORT_COMPLETED,
          COURSE_RERUN_COMPLETED,
          LIBRARY_BLOCK_CREATED,
          LIBRARY_BLOCK_DELETED,
          LIBRARY_BLOCK_PUBLISHED,
          LIBRARY_BLOCK_UPDATED,
          XBLOCK_CREATED,
          XBLOCK_DELETED,
          XBLOCK_DUPLICATED,
          XBLOCK_PUBLISHED,
          XBLOCK_UPDATED);

  private ContentAuthoringEvents() {}

  /** Provides {@link #CATALOG} to {@link EventCatalog#discover()}. */
  public static final class Provider implements EventCatalog.Provider {
    @Override
    public EventCatalog catalog() {
      return CATALOG;
    }
  }
}
