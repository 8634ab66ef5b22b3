import ArrayFiles
import Base
import Datasets
import Networks

/// The arrays of a file by what they are.
struct NotebookRoles {
  /// The arrays whose role is known.
  private(set) var arrays: [NotebookArrayRole: NamedArray] = [:]
  /// The others, in the file's order.
  private(set) var unknown: [NamedArray] = []
  /// Which arrays are called otherwise than gradb calls them, in the file's order.
  private(set) var renamed: [(name: String, role: NotebookArrayRole)] = []

  /// Tells what each of `file` is by its name, or by `mapping`, such as `cost=L,delta2=dZ2`; its samples are of `classes`, or
  /// their targets numbers where that is nil.
  init(_ file: [NamedArray], mapping: String?, classes: Classes?) throws(NotebookIterationError) {
    let given = try Self.roles(mapping, of: file.map(\.name))
    let taken = Set(given.values)
    let names = NotebookNames(file)
    let batch = NotebookBatchChoice(file)
    for array in file {
      // t counts updates, or is what the network should say.
      let usual = NotebookArrayRole(array.name).flatMap {
        $0 == .updateNumber && array.array.elements.count != 1 ? nil : $0
      }
      let plain = given[array.name] ?? usual
      let isPlain = plain != nil
      guard var role = plain ?? names.role(of: array), given[array.name] != nil || !taken.contains(role)
      else { continue }
      // Notebooks call labels Y as well, and one-hot columns y.
      let isVector =
        array.array.shape.count { $0 != 1 } <= 1 && !Self.isOneColumn(array.array.elements, of: classes)
      // One output for two classes, or for a number, has a row as Y.
      let isRowBesideLabels =
        (classes?.count ?? 2) == 2 && file.contains { NotebookArrayRole($0.name) == .labels }
      if role == .matrix(MatrixName(.oneHot)), isVector, !isRowBesideLabels, !taken.contains(.labels) {
        role = .labels
      } else if role == .labels, !isVector, !taken.contains(.matrix(MatrixName(.oneHot))) {
        role = .matrix(MatrixName(.oneHot))
      }
      if let other = arrays[role] {
        guard isPlain else { continue }
        let isOfBatch =
          role == .labels || role == .matrix(MatrixName(.input)) || role == .matrix(MatrixName(.oneHot))
        guard isOfBatch, let isRather = batch.prefers(array, to: other) else {
          throw .twice(other.name, array.name, role: "\(role)")
        }
        guard isRather else { continue }
      }
      arrays[role] = array
    }
    takeMomentsByTheirFirstNames(of: file)
    let read = Dictionary(arrays.map { ($1.name, $0) }) { first, _ in first }
    for array in file {
      guard let role = read[array.name] else {
        unknown.append(array)
        continue
      }
      if array.name != "\(role)" { renamed.append((array.name, role)) }
    }
    takeUpdatedByPlainNames()
  }

  /// Kingma and Ba call the first moment m and the second one v: where a file has an m of the same parameter, its v is what
  /// gradb calls s.
  private mutating func takeMomentsByTheirFirstNames(of file: [NamedArray]) {
    for array in file where array.name.first?.lowercased() == "m" {
      guard let first = NotebookArrayRole("v\(array.name.dropFirst())"), let second = first.moved(to: .s),
        let squares = arrays[first], arrays[second] == nil
      else { continue }
      (arrays[first], arrays[second]) = (array, squares)
    }
  }

  /// Whether the numbers are the one-hot column of a single sample.
  private static func isOneColumn(_ numbers: [Double], of classes: Classes?) -> Bool {
    numbers.count == classes?.count && numbers.count { $0 == 1 } == 1
      && numbers.count { $0 == 0 } == numbers.count - 1
  }

  /// Where there is W1_old beside W1, W1 is what the update left; where there is vW1_new beside vW1, vW1 is what was before.
  private mutating func takeUpdatedByPlainNames() {
    for case .updated(let name) in Array(arrays.keys) where name.stateSlot != nil {
      if arrays[.previous(name)] == nil { arrays[.previous(name)] = arrays[.matrix(name)] }
      arrays[.matrix(name)] = arrays.removeValue(forKey: .updated(name))
    }
    for case .previous(let name) in Array(arrays.keys) where name.isParameter {
      if arrays[.updated(name)] == nil, let plain = arrays[.matrix(name)] { arrays[.updated(name)] = plain }
      arrays[.matrix(name)] = arrays.removeValue(forKey: .previous(name))
    }
  }

  /// What the optimizer of the file keeps: the slots of which there are arrays.
  var slots: Set<StateSlot> {
    Set(
      arrays.keys.compactMap { role in
        switch role {
        case .matrix(let name), .previous(let name): name.stateSlot
        default: nil
        }
      })
  }

  /// The array of a role, or nil.
  subscript(role: NotebookArrayRole) -> NamedArray? { arrays[role] }

  /// The array of a matrix, or nil.
  subscript(name: MatrixName) -> NamedArray? { arrays[.matrix(name)] }

  /// What a person says that arrays are.
  private static func roles(
    _ mapping: String?, of names: [String]
  ) throws(NotebookIterationError) -> [String: NotebookArrayRole] {
    var roles: [String: NotebookArrayRole] = [:]
    for pair in mapping?.split(separator: ",") ?? [] {
      let words = pair.split(separator: "=", omittingEmptySubsequences: false).map {
        String($0).trimmingBlanks
      }
      guard words.count == 2, let role = NotebookArrayRole(words[1]) else { throw .badMapping(String(pair)) }
      guard names.contains(words[0]) else {
        let near = names.filter { EditDistance.between($0, words[0]) <= 1 }
        throw .noSuchArray(words[0], near: near, found: names)
      }
      if let other = roles.first(where: { $0.value == role })?.key {
        throw .twice(other, words[0], role: "\(role)")
      }
      roles[words[0]] = role
    }
    if mapping != nil, roles.isEmpty { throw .badMapping(mapping ?? "") }
    return roles
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
