/// The words that gradb uses without asking whether they are known; `help` explains them.
enum Glossary {
  /// A word, what else it is called, and what it means.
  struct Entry: Sendable {
    /// The word, and other names of the same thing.
    let words: [String]
    /// What it means, in a sentence or two.
    let meaning: String

    init(_ words: String..., means meaning: String) {
      self.words = words
      self.meaning = meaning
    }
  }

  /// The entry of a word, capitals or not, or nil.
  static func entry(_ word: String) -> Entry? {
    let word = word.lowercased()
    return entries.first { $0.words.contains { $0.lowercased() == word } }
  }

  /// Every word: one entry each.
  static let entries: [Entry] = [
    Entry(
      "activation",
      means:
        "what a neuron passes on, A: in hidden layers relu, leaky-relu, sigmoid, tanh, gelu or just its Z; in the last "
        + "softmax, sigmoid, tanh or just its Z."
    ),
    Entry(
      "adam", "moments",
      means:
        "an optimizer that follows the mean vW of the gradients, divided by the root of the mean sW of their "
        + "squares: set optimizer adam; list shows its lines."),
    Entry(
      "backward", "backpropagation",
      means:
        "the stage that computes the gradients, from the loss back to the first layer, by the chain rule."),
    Entry("batch", means: "the samples that an iteration runs on: all of training, or so many at a time."),
    Entry("bias", means: "the number that a neuron adds to its weighted sum, b; one for each neuron."),
    Entry(
      "cross-entropy",
      means:
        "the loss of a classifier: the mean of -log(p), with p the probability that was given to the right class."
    ),
    Entry(
      "dead", "silent",
      means: "a relu neuron whose Z is negative for every sample: it passes on 0, and its gradients are 0."),
    Entry(
      "dev", means: "the samples kept apart from training, to judge by: the network never learns from them."),
    Entry(
      "epoch", means: "one pass through all training samples; with batch all, an epoch is a single iteration."
    ),
    Entry(
      "eps", "epsilon", means: "how far gradcheck moves a parameter up and down to measure the slope, 1e-5."),
    Entry(
      "finite difference", "central difference",
      means:
        "a slope that is measured: (L(w + eps) - L(w - eps)) / (2 eps). gradcheck compares gradients with it."
    ),
    Entry(
      "gradient",
      means:
        "how fast the loss changes with each number of a matrix. The update goes a little way against it."),
    Entry(
      "idx",
      means: "the file format of MNIST: a magic number, the sizes, then a byte for each pixel or label."),
    Entry("iteration", means: "one run of the program that list shows: forward, backward, and one update."),
    Entry(
      "kink",
      means:
        "the place where relu bends, at z = 0. Where gradcheck moves a neuron across it, there is no one slope."
    ),
    Entry("label", means: "the digit that a sample shows, as a person said; y in expressions, one-hot in Y."),
    Entry(
      "layer",
      means: "neurons side by side: a W, a b, and the operations that turn one layer's A into the next."),
    Entry(
      "learning rate",
      means: "how far an update goes against the gradient, alpha: too small is slow, too large diverges."),
    Entry(
      "gelu", "gelu-tanh", "gelu_tanh",
      means:
        "a relu with a round corner: z times the share of a normal distribution below z, or tanh's formula of it."
    ),
    Entry(
      "leaky-relu", "leaky_relu",
      means: "z where z is positive, and a hundredth of z elsewhere: a relu whose neurons never fall silent."),
    Entry(
      "l2", "regularization", "regularisation", "weight decay",
      means: "a penalty of l2 / 2 times the sum of all weights' squares in the loss: it keeps weights small."),
    Entry(
      "logit", "logits",
      means: "what the last layer computes before softmax, its Z: any number, one for each class."),
    Entry("m", means: "the number of samples in the batch, which is the number of columns of X, Z and A."),
    Entry(
      "mask",
      means: "(Z > 0): 1 where a relu neuron was active, 0 where not. The gradient passes only where it is 1."
    ),
    Entry(
      "momentum", "velocity",
      means: "with it an update follows v = momentum * v + dW instead of dW: past gradients live on in v."),
    Entry("neuron", means: "a row of W with its bias: it weighs its inputs, adds them up, and activates."),
    Entry("one-hot", means: "a label as a column of zeros with a single 1, in the row of the label."),
    Entry(
      "operation", means: "a line of the program that list shows: it writes one matrix, or updates them all."),
    Entry("parameter", "parameters", means: "what training changes: every W and every b."),
    Entry(
      "position",
      means: "an iteration and the operation that runs next in it; goto goes to one, when shows it."),
    Entry(
      "regression",
      means:
        "learning numbers instead of classes, as load sine brings them: a linear output with mse, judged by R²."
    ),
    Entry("relu", means: "max(0, z): a neuron passes on what is positive, and is silent otherwise."),
    Entry(
      "rmsprop",
      means: "an optimizer that divides the gradient by the root of the mean sW of its recent squares: "
        + "set optimizer rmsprop."),
    Entry(
      "planted bug",
      means:
        "a mistake put into one step, to be found: bug plant random plants one, accuse names the suspect."),
    Entry(
      "sample",
      means: "an image with its label, or some numbers with theirs; a column of X and of every Z and A."),
    Entry(
      "seed", means: "the number that all random numbers come from: the same seed gives the same network."),
    Entry(
      "saturated", "saturation",
      means:
        "of a sigmoid or tanh neuron: its Z is so far from 0 that its slope, and any gradient, is nearly 0."),
    Entry(
      "schedule",
      means: "how the learning rate changes while training goes on: constant, in steps, or along a cosine."),
    Entry(
      "sigmoid", means: "1 / (1 + exp(-z)): squeezes any number between 0 and 1; its slope is at most 1/4."),
    Entry(
      "softmax",
      means: "exp(z) / sum(exp(z)): turns a sample's logits into probabilities, positive and 1 in all."),
    Entry("stage", means: "forward, backward or update: one of the three parts of an iteration."),
    Entry(
      "tanh", means: "the hyperbolic tangent: squeezes any number between -1 and 1; its slope at 0 is 1."),
    Entry(
      "vacuous",
      means:
        "of a gradient in gradcheck: it and the measured slope are both exactly 0, so nothing was compared."),
    Entry(
      "weight", "weights",
      means: "the number by which a neuron multiplies one of its inputs, an element of W."),
  ]
}
