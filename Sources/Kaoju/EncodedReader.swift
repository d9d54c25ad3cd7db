import KaojuIngestion
import KaojuText

extension DocumentReader {
    /// A reader of files in the encoding of this name; nil to detect it.
    /// - Throws: `BuildError` of the kind `usage` where the name is unknown.
    init(encodingNamed name: String?) throws(BuildError) {
        guard let name else {
            self.init()
            return
        }
        do throws(InputError) {
            self.init(forcedEncoding: try TextEncoding(named: name))
        } catch {
            throw .usage(error.code, error.cause, error.advice)
        }
    }
}
