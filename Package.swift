// swift-tools-version: 6.1
import PackageDescription

/// The kernels are optimized in debug builds, too, where this package is the one that is built: training is four
/// times faster then. SwiftPM refuses such flags in a dependency that it fetched, which lies in a folder of checkouts.
let kernelSettings: [CSetting] =
  Context.packageDirectory.contains("/checkouts/")
  ? [] : [.unsafeFlags(["-O2"], .when(configuration: .debug))]

/// The same for the modules that calculate: `swift test` takes less than half the time, and building as long as before.
let swiftSettings: [SwiftSetting] =
  Context.packageDirectory.contains("/checkouts/")
  ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "gradb",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gradb", targets: ["gradb"]),
    // Everything but commands, lessons and the terminal, for other packages; docs/library.md.
    .library(
      name: "GradientDebugger",
      targets: [
        "Base", "Matrices", "ArrayFiles", "Datasets", "Networks", "Expressions", "Debugging", "Comparison",
      ]),
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

    // The system, without what of Foundation is large; the one place that asks which modules there are.
    .target(name: "Platform"),
    .target(name: "Base", dependencies: ["Platform", "CZlib"], swiftSettings: swiftSettings),
    .target(name: "Matrices", dependencies: ["Platform", "Base", "CKernels"], swiftSettings: swiftSettings),
    .target(
      name: "ArrayFiles", dependencies: ["Platform", "Base", "Matrices"], swiftSettings: swiftSettings),
    .target(
      name: "Datasets", dependencies: ["Platform", "Base", "Matrices", "ArrayFiles", "CKernels", "CZlib"],
      swiftSettings: swiftSettings),
    .target(
      name: "Networks",
      dependencies: ["Platform", "Base", "Matrices", "ArrayFiles", "Datasets", "Expressions", "CKernels"],
      swiftSettings: swiftSettings),
    .target(
      name: "Expressions", dependencies: ["Platform", "Base", "Matrices", "CKernels"],
      swiftSettings: swiftSettings),
    .target(
      name: "Debugging", dependencies: ["Platform", "Base", "ArrayFiles", "Networks", "Expressions"],
      swiftSettings: swiftSettings),
    .target(
      name: "Comparison",
      dependencies: [
        "Platform", "Base", "Matrices", "ArrayFiles", "Datasets", "Expressions", "Networks", "Debugging",
      ], swiftSettings: swiftSettings),
    .target(name: "Markdown", dependencies: ["CCommonMark"]),
    // They put the folder lessons into the program.
    .plugin(
      name: "LessonEmbedding", capability: .buildTool(), dependencies: ["lesson-embedder"],
      path: "Sources/LessonEmbedding"),
    .executableTarget(name: "lesson-embedder"),
    .target(name: "Rendering", dependencies: ["Platform", "Base", "Markdown", "Matrices", "CZlib"]),
    .target(
      name: "Commands",
      dependencies: [
        "Platform", "Base", "Matrices", "ArrayFiles", "Datasets", "Networks", "Expressions", "Debugging",
        "Comparison", "Markdown", "Rendering",
      ]),
    .target(
      name: "Course",
      dependencies: [
        "Platform", "Base", "Matrices", "Expressions", "Networks", "Debugging", "Markdown", "Rendering",
        "Commands",
      ],
      plugins: ["LessonEmbedding"]),
    .target(name: "Terminal", dependencies: ["Platform", "Rendering", "CLineEditor"]),
    .executableTarget(
      name: "gradb",
      dependencies: [
        "Platform", "Base", "Rendering", "Commands", "Course", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Times the parts of gradb; docs/performance.md.
    .executableTarget(
      name: "gradb-bench",
      dependencies: [
        "Base", "Commands", "Datasets", "Debugging", "Networks", "Rendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "PlainKernels", dependencies: ["CKernels"], path: "Tests/PlainKernels"),
    .testTarget(
      name: "CKernelsTests", dependencies: ["CKernels", "Matrices", "PlainKernels"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "PlatformTests", dependencies: ["TestSupport"]),
    .testTarget(name: "BaseTests", dependencies: ["Base", "TestSupport"]),
    .testTarget(name: "MatricesTests", dependencies: ["Matrices"]),
    .testTarget(
      name: "ArrayFilesTests", dependencies: ["ArrayFiles", "TestSupport"], resources: [.copy("Fixtures")]),
    .target(
      name: "TestSupport", dependencies: ["Base", "CZlib", "Datasets", "Debugging"],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "DatasetsTests", dependencies: ["ArrayFiles", "CZlib", "Datasets", "Matrices", "TestSupport"]),
    .testTarget(
      name: "NetworksTests", dependencies: ["Base", "Expressions", "Networks", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "Matrices"], resources: [.copy("Fixtures")]),
    .testTarget(name: "DebuggingTests", dependencies: ["Base", "Debugging", "Expressions", "TestSupport"]),
    .testTarget(
      name: "ComparisonTests", dependencies: ["Comparison", "TestSupport"], resources: [.copy("Fixtures")]),
    .target(
      name: "ConsoleSupport", dependencies: ["Base", "Commands", "TestSupport"], path: "Tests/ConsoleSupport"),
    .testTarget(name: "CommandsTests", dependencies: ["Base", "Commands", "ConsoleSupport", "TestSupport"]),
    .testTarget(
      name: "CourseTests",
      dependencies: ["Base", "Course", "Markdown", "Matrices", "ConsoleSupport", "TestSupport"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Matrices"]),
    .testTarget(name: "RenderingTests", dependencies: ["Markdown", "Matrices", "Rendering"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "gradb", "Base", "Commands", "Course", "Matrices", "Networks", "Rendering", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
