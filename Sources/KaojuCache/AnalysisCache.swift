import Foundation
import GRDB
import KaojuExport
import KaojuGraph

/// The results of earlier builds, in an SQLite file in the folder of the output.
///
/// A row is what one file gave, under its name; it holds a digest of all that it depends on and a check sum. Whatever is wrong
/// with a row makes it a miss, whatever is wrong with the file makes it empty: results can always be made anew.
package final class AnalysisCache: Sendable {
    /// The file cannot be read or written any more. What it holds is lost, and nothing else.
    package struct Failure: Error {
        /// SQLite's message.
        package var reason: String
        /// Whether the disk or the permissions are to blame, and not the file.
        package var isOfSystem: Bool

        package init(reason: String, isOfSystem: Bool) {
            self.reason = reason
            self.isOfSystem = isOfSystem
        }
    }

    /// The number of the tables' make-up.
    private static let version = 5
    /// «Kaju»: what tells the file from other programs' databases.
    private static let application = 0x4B61_6A75

    /// Whether there was a file that could not be used.
    package let wasDamaged: Bool
    private let queue: DatabaseQueue
    private let path: String
    private let isKept: Bool

    /// Opens the file, or begins a new one where there is none or where it is damaged, foreign or of another version.
    /// - Parameter isKept: whether it is for later builds; else it begins empty and goes with the value.
    /// - Throws: `Failure` where no file can be made.
    package init(path: String, isKept: Bool = true) throws(Failure) {
        self.path = path
        self.isKept = isKept
        if !isKept { Self.remove(path) }
        do {
            queue = try Self.opened(path)
            wasDamaged = false
        } catch {
            guard FileManager.default.fileExists(atPath: path) else { throw Self.failure(error) }
            Self.remove(path)
            do {
                queue = try Self.opened(path)
            } catch {
                throw Self.failure(error)
            }
            wasDamaged = true
        }
    }

    deinit {
        try? queue.close()
        if !isKept { Self.remove(path) }
    }

    /// Removes a cache's file, with what SQLite puts beside it.
    package static func remove(_ path: String) {
        for ending in ["", "-journal", "-wal", "-shm"] { unsafe unlink(path + ending) }
    }

    private static func opened(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // The memory of a build must not grow with its cache.
            try database.execute(sql: "PRAGMA cache_size = -4096")
            // A killed build leaves a whole file all the same. What a loss of power damages is noticed and made anew, and twenty
            // waits for the disk take longer than a page.
            try database.execute(sql: "PRAGMA synchronous = OFF")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { database in
            let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
            if isEmpty {
                try database.execute(
                    sql: """
                        PRAGMA application_id = \(Self.application);
                        PRAGMA user_version = \(Self.version);
                        CREATE TABLE results (
                          input TEXT PRIMARY KEY, key TEXT NOT NULL, names TEXT NOT NULL, records BLOB NOT NULL,
                          evidence BLOB NOT NULL, reference_lines BLOB NOT NULL);
                        CREATE TABLE states (name TEXT PRIMARY KEY, value BLOB NOT NULL);
                        """)
            } else if application != Self.application || version != Self.version {
                throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "another program's or version's file")
            }
        }
        return queue
    }

    private static func failure(_ error: any Error) -> Failure {
        let code = (error as? DatabaseError)?.resultCode
        let ofSystem: [ResultCode] = [
            .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_BUSY, .SQLITE_LOCKED,
        ]
        return unsafe Failure(
            reason: code == .SQLITE_FULL
                ? String(cString: strerror(ENOSPC)) : (error as? DatabaseError)?.message ?? "\(error)",
            isOfSystem: code.map { ofSystem.contains($0.primaryResultCode) } ?? false)
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws(Failure) -> Value {
        do {
            // A build holds the folder's lock: no other writer is there to be shut out, and a transaction for each of many
            // small rows takes longer than the row.
            return try queue.unsafeRead(body)
        } catch {
            throw Self.failure(error)
        }
    }

    private func write(_ body: (Database) throws -> Void) throws(Failure) {
        do {
            try queue.write(body)
        } catch {
            throw Self.failure(error)
        }
    }

    // MARK: Results

    /// The records of each document of files without lines, for each file; nil for one that is not here under its key, or is
    /// damaged. O(n).
    package func records(of inputs: [(name: String, key: String)]) -> [[DocumentRecords]?] {
        guard !inputs.isEmpty, let rows = try? rows("records", of: inputs) else { return inputs.map { _ in nil } }
        return zip(inputs, rows).map { input, row in
            do throws(Failure) {
                let records: [DocumentRecords] = try unpacked("records", row, of: input.name, key: input.key, pool: nil)
                return records
            } catch {
                return nil
            }
        }
    }

    /// What the corpus needs of each document of files that were stored or found before, by file. O(n). Errors: `Failure` where
    /// one is not there any more, or was damaged.
    package func evidence(
        of inputs: [(name: String, key: String)], pool: TextPool? = nil
    ) throws(Failure) -> [[DocumentEvidence]] {
        let rows = try rows("evidence", of: inputs)
        var out: [[DocumentEvidence]] = []
        out.reserveCapacity(inputs.count)
        for (input, row) in zip(inputs, rows) {
            out.append(try unpacked("evidence", row, of: input.name, key: input.key, pool: pool))
        }
        return out
    }

    /// What the corpus needs of each document of one file.
    package func evidence(
        of input: String, key: String, pool: TextPool? = nil
    ) throws(Failure) -> [DocumentEvidence] { try evidence(of: [(input, key)], pool: pool).flatMap(\.self) }

    /// The lines of references of each document of a file that was stored or found before. O(n). Errors: as `evidence`.
    package func references(of input: String, key: String) throws(Failure) -> [[DocumentRecords.ReferenceLine]] {
        try value("reference_lines", of: input, key: key, as: [[DocumentRecords.ReferenceLine]].self)
    }

    /// The type is named: left to be found, it may be the optional one, which is stored in another way.
    private func value<Value: Storable>(
        _ column: String, of input: String, key: String, as type: Value.Type, pool: TextPool? = nil
    ) throws(Failure) -> Value {
        let row = try rows(column, of: [(input, key)]).first.flatMap { $0 }
        return try unpacked(column, row, of: input, key: key, pool: pool)
    }

    /// A column of the rows of files, nil for one that is not there. All in one go: each takes longer to ask for than to read.
    private func rows(_ column: String, of inputs: [(name: String, key: String)]) throws(Failure) -> [Data?] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT \(column) FROM results WHERE input = ? AND key = ?")
            return try inputs.map { try Data.fetchOne(statement, arguments: [$0.name, $0.key]) }
        }
    }

    private func unpacked<Value: Storable>(
        _ column: String, _ data: Data?, of input: String, key: String, pool: TextPool?
    ) throws(Failure) -> Value {
        guard let data else { throw Failure(reason: "\(input): \(column) is gone", isOfSystem: false) }
        do throws(BlobDamage) {
            return try StoredResults.unpacked([UInt8](data), key: key, pool: pool)
        } catch {
            throw Failure(reason: "\(input): \(column) was damaged", isOfSystem: false)
        }
    }

    /// Keeps the results of files, in the place of those that are there under their names, in one transaction.
    package func store(_ results: [(input: String, names: [String], stored: StoredResults)]) throws(Failure) {
        try write { database in
            let statement = try database.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO results (input, key, names, records, evidence, reference_lines)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
            for (input, names, stored) in results {
                try statement.execute(
                    arguments: [
                        input, stored.key, names.joined(separator: "\n"), Data(stored.records), Data(stored.evidence),
                        Data(stored.references),
                    ])
            }
        }
    }

    /// Forgets the results of files that are no more. O(files).
    package func keep(only inputs: Set<String>) throws(Failure) {
        try write { database in
            for name in try String.fetchAll(database, sql: "SELECT input FROM results") where !inputs.contains(name) {
                try database.execute(sql: "DELETE FROM results WHERE input = ?", arguments: [name])
            }
        }
    }

    /// The names of all documents that there are results of: their texts may have been written. Empty where it cannot be read.
    package func documentNames() -> [String] {
        let rows = try? read { try String.fetchAll($0, sql: "SELECT names FROM results") }
        return (rows ?? []).flatMap { $0.split(separator: "\n").map(String.init) }
    }

    // MARK: States

    /// A state of an earlier build; nil where there is none or it was damaged.
    package func state<State: Storable>(_ name: String, as type: State.Type) -> State? {
        let data = try? read {
            try Data.fetchOne($0, sql: "SELECT value FROM states WHERE name = ?", arguments: [name])
        }
        guard let bytes = data.flatMap({ $0 }) else { return nil }
        return try? BlobReader.value([UInt8](bytes), as: type)
    }

    /// Keeps a state; nil forgets it.
    package func keep(_ state: (some Storable)?, as name: String) throws(Failure) {
        let blob = state.map { BlobWriter.blob($0) }
        try write { database in
            if let blob {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO states (name, value) VALUES (?, ?)", arguments: [name, Data(blob)])
            } else {
                try database.execute(sql: "DELETE FROM states WHERE name = ?", arguments: [name])
            }
        }
    }
}

extension AnalysisCache: AuditStore {
    package var auditLayout: AuditLayout? { state("audit", as: AuditLayout.self) }

    package func keep(_ layout: AuditLayout) { try? keep(layout, as: "audit") }
}

extension AnalysisCache: GraphStore {
    package var graphLayout: GraphLayout? { state("graph", as: GraphLayout.self) }

    package func keep(_ layout: GraphLayout) { try? keep(layout, as: "graph") }
}

extension AnalysisCache: DrawingStore {
    private struct Drawing: Storable {
        var key: String
        var bytes: [UInt8]

        init(key: String, bytes: [UInt8]) {
            self.key = key
            self.bytes = bytes
        }
        func store(in blob: inout BlobWriter) {
            blob.write(key)
            blob.write(bytes)
        }
        init(from blob: inout BlobReader) throws(BlobDamage) {
            key = try blob.text()
            bytes = try blob.run()
        }
    }

    package func drawing(_ name: String, key: String) -> [UInt8]? {
        guard let kept = state("drawing " + name, as: Drawing.self), kept.key == key else { return nil }
        return kept.bytes
    }

    package func keep(_ drawing: [UInt8], as name: String, key: String) {
        try? keep(Drawing(key: key, bytes: drawing), as: "drawing " + name)
    }
}
