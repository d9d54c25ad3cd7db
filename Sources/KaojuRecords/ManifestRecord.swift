/// What commands need of `build.json`.
package struct ManifestRecord: Sendable, Hashable, Decodable {
    /// How many things each stage made.
    package struct Counts: Sendable, Hashable, Decodable {
        package var documents: Int?
    }

    package var version: String?
    /// The language of the build's reports: `zh` or `en`.
    package var language: String?
    package var counts: Counts?
}
