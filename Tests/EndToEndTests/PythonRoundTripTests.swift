import ArrayFiles
import Foundation
import TestSupport
import Testing

/// Parameters go to NumPy and back, to the last bit.
@Suite(.enabled(if: Python.has("numpy"), "needs python3 with NumPy"))
struct NumPyRoundTripTests {
  @Test(arguments: [
    ("export parameters there.npz", "np.savez('back.npz', **np.load('there.npz'))", "back.npz"),
    (
      "export parameters there.npz --compressed", "np.savez_compressed('back.npz', **np.load('there.npz'))",
      "back.npz"
    ),
    (
      "export parameters there.npz",
      "np.savez('back.npz', **{k: np.asfortranarray(v).astype('>f8') for k, v in np.load('there.npz').items()})",
      "back.npz"
    ),
    ("export W1 there.npy", "np.save('W1.npy', np.load('there.npy'))", "W1.npy"),
    (
      "export W1 there.csv",
      "np.savetxt('W1.csv', np.loadtxt('there.csv', delimiter=','), fmt='%.17g', delimiter=',')",
      "W1.csv"
    ),
    ("export W1 there.csv", "np.savetxt('W1.csv', np.loadtxt('there.csv', delimiter=','))", "W1.csv"),
  ])
  func whatNumPyReadsAndWritesIsTheSame(export: String, program: String, back: String) throws {
    let folder = try TemporaryFolder()
    try run("train 2; \(export); export W1 W1-expected.npy", in: folder)
    #expect(try Python.run("import numpy as np\n\(program)", in: folder) == "")
    try run("import \(back); export W1 W1-found.npy", in: folder)
    #expect(try NpyFile.read(folder.path("W1-found.npy")) == NpyFile.read(folder.path("W1-expected.npy")))
  }

  @Test func aCompressedArchiveIsSmallerAndSound() throws {
    let folder = try TemporaryFolder()
    try run("forward 0:16; export X a.npz; export X b.npz --compressed", in: folder)
    let program = """
      import numpy as np, os, zipfile
      a, b = np.load('a.npz')['X'], np.load('b.npz')['X']
      print((a == b).all(), os.path.getsize('b.npz') < 0.3 * os.path.getsize('a.npz'), zipfile.ZipFile('b.npz').testzip())
      """
    #expect(try Python.run(program, in: folder) == "True True None\n")
  }

  /// safetensors, read and written by hand: what the format's description says, in a few lines of Python.
  @Test func safetensorsIsAsItsDescriptionSays() throws {
    let folder = try TemporaryFolder()
    try run("train 2; export parameters a.safetensors; export W1 W1-expected.npy", in: folder)
    let program = """
      import json, struct, numpy as np
      data = open('a.safetensors', 'rb').read()
      n = struct.unpack('<Q', data[:8])[0]
      header = json.loads(data[8:8 + n])
      def array(name):
          t = header[name]; a, b = t['data_offsets']
          return np.frombuffer(data[8 + n + a:8 + n + b], '<f8').reshape(t['shape'])
      assert (array('W1') == np.load('W1-expected.npy')).all()
      arrays = {'fc%d.%s' % (k, s): array('%s%d' % (v, k)) for k in (1, 2) for s, v in (('weight', 'W'), ('bias', 'b'))}
      header, body = {'__metadata__': {'format': 'pt'}}, b''
      for name, a in arrays.items():
          a = a.ravel() if name.endswith('bias') else a
          header[name] = {'dtype': 'F64', 'shape': a.shape, 'data_offsets': [len(body), len(body) + a.nbytes]}
          body += a.tobytes()
      header = json.dumps(header).encode()
      open('b.safetensors', 'wb').write(struct.pack('<Q', len(header)) + header + body)
      """
    #expect(try Python.run(program, in: folder) == "")
    let text = try run("import b.safetensors; export W1 W1-found.npy", in: folder)
    #expect(text.contains("took W1 (fc1.weight), b1 (fc1.bias), W2 (fc2.weight), b2 (fc2.bias)"))
    #expect(try NpyFile.read(folder.path("W1-found.npy")) == NpyFile.read(folder.path("W1-expected.npy")))
  }
}

/// PyTorch itself takes the parameters, and computes the same probabilities with them.
@Suite(.enabled(if: Python.has("torch, safetensors"), "needs python3 with torch and safetensors"))
struct PyTorchTests {
  @Test func aSequentialModelTakesTheParametersAndGivesThemBack() throws {
    let folder = try TemporaryFolder()
    try run(
      "train 2; export parameters net.safetensors --pytorch; forward 0:16; export X,A2 it.npz; export W1 W1-expected.npy",
      in: folder)
    let program = """
      import numpy as np, torch
      from safetensors.torch import load_file, save_file
      net = torch.nn.Sequential(torch.nn.Linear(784, 10), torch.nn.ReLU(), torch.nn.Linear(10, 10)).double()
      net.load_state_dict(load_file('net.safetensors'))
      it = np.load('it.npz')
      p = torch.softmax(net(torch.from_numpy(it['X'].T.copy())), 1).detach().numpy().T
      print(np.abs(p - it['A2']).max() < 1e-12)
      save_file(net.state_dict(), 'back.safetensors')
      save_file(net.bfloat16().state_dict(), 'half.safetensors')
      """
    #expect(try Python.run(program, in: folder) == "True\n")
    let text = try run("import back.safetensors; export W1 W1-found.npy", in: folder)
    #expect(text.contains("W1 (0.weight)"))
    #expect(try NpyFile.read(folder.path("W1-found.npy")) == NpyFile.read(folder.path("W1-expected.npy")))
    try run("import half.safetensors; export W1 W1-half.npy", in: folder)
    let (half, whole) = (
      try NpyFile.read(folder.path("W1-half.npy")), try NpyFile.read(folder.path("W1-expected.npy"))
    )
    // bfloat16 keeps 8 bits.
    #expect(zip(half.elements, whole.elements).allSatisfy { abs($0 - $1) <= abs($1) / 256 })
  }
}

/// What the built program says to a line of commands, in a folder; it must do its work.
@discardableResult
private func run(_ line: String, in folder: TemporaryFolder) throws -> String {
  let commands = line.split(separator: ";").map { "-ex '\($0)'" }.joined(separator: " ")
  let result = try BuiltProgram(shell: "cd '\(folder.url.path)' && \"$GRADB\" -batch -nx \(commands)").run()
  #expect(result.status == 0, "\(result.errors)")
  return result.output
}
