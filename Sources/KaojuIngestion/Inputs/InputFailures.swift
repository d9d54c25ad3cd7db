import Foundation
import KaojuText

extension ReadingError {
    static func missing(_ path: String, _ name: String) -> ReadingError {
        ReadingError(
            code: "input.missing", path: path, name: name,
            cause: LocalizedText(zh: "没有这个文件或文件夹", en: "There is no such file or folder"),
            advice: LocalizedText(zh: "请检查路径的拼写", en: "Check the spelling of the path"))
    }

    static func brokenLink(_ path: String, _ name: String) -> ReadingError {
        ReadingError(
            code: "input.broken-link", path: path, name: name,
            cause: LocalizedText(zh: "符号链接指向不存在的位置,或形成循环", en: "The symbolic link leads nowhere, or to itself"),
            advice: LocalizedText(zh: "请修复或删除该链接", en: "Repair the link or remove it"))
    }

    static func repeatedLink(_ path: String, _ name: String) -> ReadingError {
        ReadingError(
            code: "input.repeated-link", severity: .info, path: path, name: name,
            cause: LocalizedText(
                zh: "该链接指向的内容已由另一路径读入", en: "What the link leads to is already read by another path"),
            advice: LocalizedText(zh: "无需处理", en: "Nothing needs to be done"))
    }

    static func isOutput(_ path: String, _ name: String) -> ReadingError {
        ReadingError(
            code: "input.is-output", path: path, name: name,
            cause: LocalizedText(zh: "该输入就是输出文件夹", en: "This input is the output folder"),
            advice: LocalizedText(zh: "请为输出另选一个文件夹", en: "Choose another folder for the output"))
    }

    static func special(_ path: String, _ name: String) -> ReadingError {
        ReadingError(
            code: "input.special", path: path, name: name,
            cause: LocalizedText(zh: "这是管道、套接字或设备,不是文件", en: "This is a pipe, a socket or a device, not a file"),
            advice: LocalizedText(zh: "请先把内容存成普通文件", en: "Save its content to a regular file first"))
    }

    static func badName(_ path: String, _ name: String) -> ReadingError {
        ReadingError(
            code: "input.bad-name", path: path, name: name,
            cause: LocalizedText(zh: "文件名不是有效的 UTF-8", en: "The file's name is not valid UTF-8"),
            advice: LocalizedText(
                zh: "请改名,例如 convmv -f gbk -t utf8 --notest 文件",
                en: "Rename it, for example with convmv -f gbk -t utf8 --notest FILE"))
    }

    /// A file or folder that cannot be opened or read, by the system's error number.
    static func unreadable(_ path: String, _ name: String, number: Int32, isFolder: Bool = false) -> ReadingError {
        if number == ENOENT { return missing(path, name) }
        let denied = number == EACCES || number == EPERM
        return ReadingError(
            code: isFolder ? "input.unreadable-folder" : "input.unreadable", path: path, name: name,
            cause: denied
                ? LocalizedText(zh: "没有读取权限", en: "There is no permission to read it")
                : LocalizedText(
                    zh: "系统无法读取(错误号 \(number))", en: "The system could not read it (error number \(number))"),
            advice: denied
                ? LocalizedText(zh: "请用 chmod 授予读取权限", en: "Grant the permission, for example with chmod u+r")
                : LocalizedText(zh: "请检查磁盘或网络,然后重试", en: "Check the disk or the network, then try again"))
    }

    static func changed(_ path: String, _ name: String) -> ReadingError {
        ReadingError(
            code: "input.changed", path: path, name: name,
            cause: LocalizedText(zh: "文件在读取过程中被改动", en: "The file changed while it was read"),
            advice: LocalizedText(zh: "请待写入完成后重试", en: "Try again when nothing writes to it"))
    }
}
