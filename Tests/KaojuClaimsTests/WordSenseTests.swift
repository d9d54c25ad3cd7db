import KaojuText
import Testing

@testable import KaojuClaims

@Suite("What is asked of a word again and again")
struct WordSenseTests {
    @Test("A set of one cue holds that cue and no other")
    func everyCueHasItsBit() {
        #expect(Cue.allCases.count <= 128)
        for cue in Cue.allCases {
            let set = CueSet(of: [.trigger(1), .cue(cue), .degree(-1)])
            #expect(Cue.allCases.filter(set.contains) == [cue])
        }
        #expect(!Cue.allCases.contains { CueSet(of: [.aspect("level")]).contains($0) })
    }

    @Test("The first aspect and degree, all triggers, and whether the word may be left out")
    func answers() {
        let sense = WordSense([
            .degree(1), .trigger(4), .aspect("activity"), .aspect("level"), .trigger(2), .degree(-1),
        ])
        #expect(sense.degree == 1)
        #expect(sense.triggers == [4, 2])
        #expect(sense.aspect == "activity")
        #expect(sense.trigger == 4)
        #expect(!sense.isPlain)
        #expect(WordSense([.cue(.plain)]).isPlain)
        #expect(!sense.isSkip)
        #expect(WordSense([.cue(.skip), .cue(.adjectival)]).isSkip)
        #expect(!WordSense([.cue(.skip), .cue(.of)]).isSkip)
        #expect(!WordSense([.cue(.of), .cue(.skip)]).isSkip)
    }

    @Test("The frames of the rules that a word triggers")
    func frames() {
        let frames: [Frame] = [.verb, .intransitive, .relation]
        let sense = WordSense([.trigger(1), .cue(.of), .trigger(2)], frames: frames)
        #expect(sense.hasFrame(.intransitive) && sense.hasFrame(.relation) && !sense.hasFrame(.verb))
        #expect(!sense.hasOnlyFrame(.relation))
        #expect(WordSense([.trigger(1)], frames: frames).hasOnlyFrame(.intransitive))
        #expect(WordSense([.cue(.of)], frames: frames).hasOnlyFrame(.intransitive))
    }
}
