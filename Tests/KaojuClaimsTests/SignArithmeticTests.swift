import Testing

@testable import KaojuClaims

@Suite struct SignArithmeticTests {
    /// Every effect with every sign of subject and object: the product of the three signs decides.
    @Test func signsMultiply() {
        let effects: [(Effect, Int)] = [(.raise, 1), (.lower, -1), (.cause, 1), (.produce, 1), (.convert, 1)]
        for (effect, own) in effects {
            for subject in [-1, 0, 1] {
                for object in [-1, 0, 1] {
                    let sign = own * (subject < 0 ? -1 : 1) * (object < 0 ? -1 : 1)
                    let found = SignArithmetic.predicate(effect, subject: subject, object: object, valence: .unknown)
                    #expect(found.direction == (sign > 0 ? .plus : .minus), "\(effect) \(subject) \(object)")
                }
            }
        }
    }

    @Test func plainEffectsKeepTheirOwnWord() {
        #expect(SignArithmetic.predicate(.cause, subject: 0, object: 0, valence: .harm) == .causes)
        #expect(SignArithmetic.predicate(.produce, subject: 0, object: 0, valence: .unknown) == .produces)
        #expect(SignArithmetic.predicate(.treat, subject: 0, object: 1, valence: .harm) == .treats)
        #expect(SignArithmetic.predicate(.none, subject: 0, object: 0, valence: .harm) == .decreases)
        #expect(SignArithmetic.predicate(.none, subject: 0, object: 0, valence: .unknown) == .increases)
    }

    @Test func betterAndWorseDependOnWhatItIs() {
        #expect(SignArithmetic.predicate(.improve, subject: 0, object: 0, valence: .harm) == .decreases)
        #expect(SignArithmetic.predicate(.improve, subject: 0, object: 0, valence: .benefit) == .increases)
        #expect(SignArithmetic.predicate(.worsen, subject: 0, object: 0, valence: .harm) == .increases)
        #expect(SignArithmetic.predicate(.worsen, subject: 0, object: 0, valence: .benefit) == .decreases)
    }

    @Test func anImprovementIsOneWhateverTheObjectWas() {
        for object in [-1, 0, 1] {
            #expect(SignArithmetic.predicate(.improve, subject: 0, object: object, valence: .harm) == .decreases)
            #expect(SignArithmetic.predicate(.improve, subject: 0, object: object, valence: .benefit) == .increases)
            #expect(SignArithmetic.predicate(.improve, subject: -1, object: object, valence: .harm) == .increases)
            #expect(SignArithmetic.predicate(.worsen, subject: 0, object: object, valence: .benefit) == .decreases)
        }
        // Of neither harm nor benefit it undoes what had become of it.
        #expect(SignArithmetic.predicate(.improve, subject: 0, object: 1, valence: .unknown) == .decreases)
        #expect(SignArithmetic.predicate(.improve, subject: 0, object: -1, valence: .unknown) == .increases)
        #expect(SignArithmetic.predicate(.worsen, subject: 0, object: -1, valence: .unknown) == .decreases)
    }

    @Test func correlationsTurnWithEachSide() {
        for subject in [-1, 1] {
            for object in [-1, 1] {
                let found = SignArithmetic.predicate(.correlate, subject: subject, object: object, valence: .unknown)
                #expect(found == (subject * object > 0 ? .correlatesPositively : .correlatesNegatively))
            }
        }
        #expect(SignArithmetic.predicate(.correlate, subject: 0, object: 0, valence: .unknown) == .associated)
    }

    @Test func treatmentAndPreventionTurnWithTheirSides() {
        for object in [-1, 0, 1] {
            #expect(SignArithmetic.predicate(.treat, subject: -1, object: object, valence: .harm) == .increases)
            #expect(SignArithmetic.predicate(.treat, subject: 1, object: object, valence: .harm) == .treats)
        }
        #expect(SignArithmetic.predicate(.prevent, subject: 0, object: 0, valence: .harm) == .prevents)
        #expect(SignArithmetic.predicate(.prevent, subject: -1, object: 0, valence: .harm) == .increases)
        #expect(SignArithmetic.predicate(.prevent, subject: 0, object: 1, valence: .harm) == .decreases)
        #expect(SignArithmetic.predicate(.prevent, subject: 0, object: -1, valence: .harm) == .increases)
    }

    @Test func whatHasNoSignNeverTurns() {
        let effects: [(Effect, KaojuClaims.Predicate)] = [
            (.bind, .binds), (.associate, .associated), (.affect, .associated), (.predict, .predicts), (.via, .actsVia),
        ]
        for (effect, predicate) in effects {
            for subject in [-1, 0, 1] {
                for object in [-1, 0, 1] {
                    let found = SignArithmetic.predicate(effect, subject: subject, object: object, valence: .unknown)
                    #expect(found == predicate)
                }
            }
        }
    }

    /// The opposite of an effect on something harmful points the other way.
    @Test func oppositesPointTheOtherWay() {
        let signed: [Effect] = [
            .raise, .lower, .cause, .produce, .convert, .improve, .worsen, .prevent, .treat, .correlatePositively,
            .correlateNegatively,
        ]
        for effect in signed {
            guard let other = SignArithmetic.opposite(of: effect) else {
                Issue.record("\(effect) has no opposite")
                continue
            }
            let one = SignArithmetic.predicate(effect, subject: 0, object: 0, valence: .harm).direction
            let two = SignArithmetic.predicate(other, subject: 0, object: 0, valence: .harm).direction
            #expect(one == two.turned, "\(effect)")
        }
        #expect(SignArithmetic.opposite(of: .associate) == nil)
    }
}
