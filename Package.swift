// swift-tools-version: 6.1
import PackageDescription

/// The kernels are optimized in debug builds, too, where this package is the one that is built: training is four
/// times faster then. SwiftPM refuses such flags in a dependency that it fetched, which lies in a folder of checkouts.
let kernelSettings: [CSetting] =
  Context.packageDirectory.contains("/checkouts/")
  ? [] : [.unsafeFlags(["-O2"], .when(configuration: .debug))]

let package = Package(
  name: "gradb",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gradb", targets: ["gradb"]),
    // Everything but commands, lessons and the terminal, for other packages; docs/library.md.
    .library(
      name: "GradientDebugger", targets: ["Matrices", "Datasets", "Networks", "Expressions", "Debugging"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // The hot inner loops; Swift is 200 times slower in the debug build that `swift test` makes.
    .target(name: "CKernels", cSettings: kernelSettings),
    // libedit's calls are variadic, which Swift cannot call. apt-get install libedit-dev.
    .target(name: "CLineEditor", linkerSettings: [.linkedLibrary("edit")]),
    // apt-get install zlib1g-dev.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // CommonMark with tables. apt-get install libcmark-gfm-dev libcmark-gfm-extensions-dev.
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    .target(name: "Matrices", dependencies: ["CZlib"]),
    .target(name: "Datasets", dependencies: ["Matrices", "CKernels", "CZlib"]),
    .target(name: "Networks", dependencies: ["Matrices", "Datasets", "Expressions", "CKernels"]),
    .target(name: "Expressions", dependencies: ["Matrices", "CKernels"]),
    .target(name: "Debugging", dependencies: ["Networks", "Expressions"]),
    .target(name: "Markdown", dependencies: ["CCommonMark"]),
    .target(name: "Lessons", dependencies: ["Markdown", "Matrices", "CZlib"], plugins: ["LessonEmbedding"]),
    // They put the folder lessons into the program.
    .plugin(
      name: "LessonEmbedding", capability: .buildTool(), dependencies: ["lesson-embedder"],
      path: "Sources/LessonEmbedding"),
    .executableTarget(name: "lesson-embedder"),
    .target(name: "Pictures", dependencies: ["Markdown", "Matrices", "CZlib"]),
    .target(
      name: "Commands",
      dependencies: [
        "Datasets", "Networks", "Expressions", "Debugging", "Lessons", "Markdown", "Matrices", "Pictures",
      ]),
    .target(name: "Terminal", dependencies: ["Pictures", "CLineEditor"]),
    .executableTarget(
      name: "gradb",
      dependencies: [
        "Commands", "Lessons", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Times the parts of gradb; docs/performance.md.
    .executableTarget(
      name: "gradb-bench",
      dependencies: [
        "Commands", "Datasets", "Debugging", "Networks", "Pictures",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "PlainKernels", dependencies: ["CKernels"], path: "Tests/PlainKernels"),
    .testTarget(name: "CKernelsTests", dependencies: ["CKernels", "Matrices", "PlainKernels"]),
    .testTarget(
      name: "MatricesTests", dependencies: ["Matrices", "TestSupport"], resources: [.copy("Fixtures")]),
    .target(
      name: "TestSupport", dependencies: ["CZlib", "Datasets", "Debugging"], path: "Tests/TestSupport"),
    .testTarget(name: "DatasetsTests", dependencies: ["CZlib", "Datasets", "Matrices", "TestSupport"]),
    .testTarget(
      name: "NetworksTests", dependencies: ["Expressions", "Networks", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "Matrices"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "DebuggingTests", dependencies: ["Debugging", "Expressions", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "CommandsTests", dependencies: ["Commands", "Lessons", "TestSupport"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Matrices"]),
    .testTarget(name: "LessonsTests", dependencies: ["Lessons", "Markdown", "Matrices", "TestSupport"]),
    .testTarget(name: "PicturesTests", dependencies: ["Markdown", "Matrices", "Pictures"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["gradb", "Commands", "Matrices", "Networks", "Pictures", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
