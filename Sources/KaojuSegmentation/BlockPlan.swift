import KaojuText

/// The source ranges of one block, in order, before they are folded to reading text.
struct BlockPlan {
    /// What the block is.
    var kind: Block.Kind
    /// The source ranges that it is made of.
    var parts: [ByteRange]
    /// What its heading says, where it is one.
    var heading: (level: Int, kind: Section.Kind)?
}
