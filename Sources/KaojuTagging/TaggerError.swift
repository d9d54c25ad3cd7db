import KaojuMatching
import KaojuText

/// Why a model cannot be trained or used: code, file, cause and advice.
package struct TaggerError: Error, Sendable, Hashable {
    /// What is wrong.
    package enum Code: String, Sendable {
        /// Kaoju was built without CRFsuite.
        case noLibrary = "model.no-library"
        /// The file cannot be read.
        case unreadable = "model.unreadable"
        /// The file is no model.
        case foreign = "model.foreign"
        /// The model was trained by another version.
        case version = "model.version"
        /// The file is cut off or was changed.
        case damaged = "model.damaged"
        /// The training data hold no names.
        case noData = "corpus.no-names"
        /// A file of the training data cannot be read.
        case data = "corpus.format"
        /// A line of the training data was passed over.
        case line = "corpus.line"
        /// A line of a table of labels is not as it should be.
        case labels = "labels.row"
        /// Training failed.
        case training = "model.training"
    }

    package var code: Code
    package var file: String
    /// What happened, and what to do.
    package var message: LocalizedText

    package init(_ code: Code, file: String, zh: String, en: String) {
        self.code = code
        self.file = file
        message = LocalizedText(
            zh: file.isEmpty ? zh : "\(file)：\(zh)", en: file.isEmpty ? en : "\(file): \(en)")
    }

    /// Kaoju was built without CRFsuite.
    package static let noLibrary = TaggerError(
        .noLibrary, file: "", zh: "此 kaoju 编译时没有 CRFsuite。请在源码目录运行 Scripts/setup，再重新编译（make build）",
        en:
            "This kaoju was built without CRFsuite. Run Scripts/setup in its source folder and build it again (make build)"
    )

    init(_ problem: SectionedFile.Problem, file: String) {
        switch problem {
        case .foreign, .key, .section:
            self.init(
                .foreign, file: file, zh: "不是 kaoju train 训练出的模型", en: "this is no model that kaoju train has trained")
        case .version:
            self.init(
                .version, file: file, zh: "模型由另一版本的 kaoju 训练，请用本版本重新训练",
                en: "the model was trained by another version of kaoju; train it again with this one")
        case .size, .checksum, .content:
            self.init(
                .damaged, file: file, zh: "模型文件不完整或已损坏，请重新复制或重新训练",
                en: "the model is cut off or damaged; copy it again, or train it again")
        }
    }
}
