// What posix_spawn(3) is told of a new process is a structure on Linux, and a pointer to one on macOS.
#if canImport(Darwin)
  /// Actions on files, before they are made.
  package func noSpawnFileActions() -> posix_spawn_file_actions_t? { nil }

  /// Attributes, before they are made.
  package func noSpawnAttributes() -> posix_spawnattr_t? { nil }
#else
  /// Actions on files, before they are made.
  package func noSpawnFileActions() -> posix_spawn_file_actions_t { posix_spawn_file_actions_t() }

  /// Attributes, before they are made.
  package func noSpawnAttributes() -> posix_spawnattr_t { posix_spawnattr_t() }
#endif
