import Commands
import Terminal
@main struct GradB { static func main() {} }
