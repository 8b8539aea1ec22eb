using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Tests.NewAccounts.Deciding;

public sealed class EligibilityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Rules Everybody = new() { Now = Now, Audience = Audience.AllUsersThatHaveNeverLoggedIn };

    private static readonly Rules[] Whatever =
        [Everybody, Everybody with { SendAgain = true, EvenRefused = true }, Everybody with { AtClaim = true }];

    [Fact]
    public void Somebody_who_has_never_logged_in_gets_an_email_at_every_address()
    {
        var verdict = Eligibility.Judge(Somebody("sam@example.com", "parent@example.com"), Everybody);

        Assert.True(verdict.GetsMail);
        Assert.Equal(["sam@example.com", "parent@example.com"], verdict.Addresses.Select(address => address.Address));
    }

    [Fact]
    public void Somebody_without_an_address_gets_none() => Assert.Equal(Reason.NoAddress, Excluded(Somebody()));

    [Fact]
    public void Somebody_who_has_logged_in_gets_none_whatever_is_ticked()
    {
        var person = Somebody("sam@example.com") with { FirstLoginAt = Now.AddDays(-1) };

        Assert.Equal(Reason.LoggedIn, Excluded(person, Everybody with { SendAgain = true, EvenRefused = true }));
        Assert.Equal(Reason.LoggedIn, Excluded(person, Everybody with { AtClaim = true }));
    }

    [Fact]
    public void Somebody_deactivated_gets_none() =>
        Assert.Equal(Reason.Deactivated, Excluded(Somebody("sam@example.com") with { Permissions = Permissions.None }));

    [Theory]
    [InlineData(Permissions.Official, true, true)]
    [InlineData(Permissions.Official | Permissions.Assignor, true, true)]
    [InlineData(Permissions.Official, false, false)]
    [InlineData(Permissions.Assignor, true, false)]
    public void Of_the_assigned_officials_only_officials_with_a_game_ahead_get_one(Permissions permissions, bool hasGame, bool getsMail)
    {
        var person = Somebody("sam@example.com") with { Permissions = permissions, HasUpcomingGame = hasGame };

        Assert.Equal(getsMail, Eligibility.Judge(person, Everybody with { Audience = Audience.AllAssignedOfficials }).GetsMail);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(23, false)]
    [InlineData(25, true)]
    [InlineData(10_000, true)]
    public void An_email_of_a_clock_that_was_far_ahead_keeps_nobody_out_until_the_clock_comes_there_again(int hours, bool getsMail)
    {
        var person = Somebody("sam@example.com") with { HandedOverAt = Now.AddHours(hours) };

        Assert.Equal(getsMail, Eligibility.Judge(person, Everybody).GetsMail);
        Assert.Equal(getsMail, Eligibility.Judge(person, Everybody with { SendAgain = true, PreviewedAt = Now }).GetsMail);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(-24 * 60 + 1, false)]
    [InlineData(-24 * 60, true)]
    [InlineData(-48 * 60, true)]
    public void Nobody_is_emailed_again_within_24_hours(int minutes, bool getsMail)
    {
        var person = Somebody("sam@example.com") with { HandedOverAt = Now.AddMinutes(minutes) };

        Assert.Equal(getsMail, Eligibility.Judge(person, Everybody).GetsMail);
        Assert.True(Eligibility.Judge(person, Everybody with { SendAgain = true }).GetsMail);
    }

    [Fact]
    public void Who_was_emailed_after_the_preview_is_left_out_even_with_send_again_ticked()
    {
        var person = Somebody("sam@example.com") with { HandedOverAt = Now.AddSeconds(-10) };

        Assert.Equal(Reason.EmailedSincePreview, Excluded(person, Everybody with { SendAgain = true, PreviewedAt = Now.AddSeconds(-20) }));
    }

    [Fact]
    public void Who_has_an_email_on_its_way_gets_no_second_one() =>
        Assert.Equal(Reason.AlreadyQueued, Excluded(Somebody("sam@example.com") with { HasPending = true },
            Everybody with { SendAgain = true }));

    [Fact]
    public void Who_waits_in_a_paused_mailing_gets_no_second_one_and_is_told_apart() =>
        Assert.Equal(Reason.WaitsPaused, Excluded(Somebody("sam@example.com") with { HasPending = true, IsPendingPaused = true },
            Everybody with { SendAgain = true }));

    [Fact]
    public void A_refused_address_is_left_out_and_the_others_stay()
    {
        var person = Somebody("sam@example.com", "parent@example.com");
        person = person with
        {
            Addresses = [person.Addresses[0] with { RefusedAt = Now.AddDays(-7),
            RefusedBecause = "550 no such mailbox" }, person.Addresses[1]]
        };

        Assert.Equal("parent@example.com", Assert.Single(Eligibility.Judge(person, Everybody).Addresses).Address);
    }

    [Fact]
    public void Who_was_refused_at_all_their_addresses_gets_none_unless_asked_for_by_name()
    {
        var person = Somebody() with
        {
            Addresses = [new CandidateAddress("sam@example.com", "sam@example.com", Now.AddDays(-7),
            "550 no such mailbox")]
        };

        var verdict = Eligibility.Judge(person, Everybody);

        Assert.Equal(new Exclusion(Reason.RefusedBefore, Now.AddDays(-7), "550 no such mailbox"), verdict.Exclusion);
        Assert.True(Eligibility.Judge(person, new Rules { Now = Now, EvenRefused = true }).GetsMail);
    }

    [Fact]
    public void An_address_that_is_not_theirs_gets_none_whatever_is_ticked_and_the_others_stay()
    {
        var person = Somebody("sam@example.com", "parent@example.com");
        var both = person with { Addresses = [.. person.Addresses.Select(address => address with { NotTheirsAt = Now.AddDays(-1) })] };
        var one = person with { Addresses = [both.Addresses[0], person.Addresses[1]] };
        var mixed = person with { Addresses = [both.Addresses[0], person.Addresses[1] with { RefusedAt = Now.AddDays(-7) }] };

        foreach (var rules in Whatever)
        {
            Assert.Equal(new Exclusion(Reason.NotTheirs, Now.AddDays(-1)), Eligibility.Judge(both, rules).Exclusion);
            var verdict = Eligibility.Judge(one, rules);
            Assert.Equal("parent@example.com", Assert.Single(verdict.Addresses).Address);
            Assert.Equal((Reason.NotTheirs, null), (verdict.NotThere("sam@example.com")!.Reason, verdict.NotThere("parent@example.com")));
        }
        Assert.Equal(new Exclusion(Reason.RefusedBefore, Now.AddDays(-7)), Eligibility.Judge(mixed, Everybody).Exclusion);
    }

    [Fact]
    public void Who_no_longer_officiates_gets_none_whatever_is_ticked()
    {
        var person = Somebody("sam@example.com") with { NoLongerOfficiatesAt = Now.AddDays(-1) };

        foreach (var rules in Whatever)
            Assert.Equal(Reason.NoLongerOfficiates, Excluded(person, rules));
    }

    [Fact]
    public void Where_somebody_complained_only_goes_what_they_ask_for_themselves()
    {
        var person = Somebody("sam@example.com", "parent@example.com");
        var one = person with { Addresses = [person.Addresses[0] with { ComplainedAt = Now.AddDays(-1) }, person.Addresses[1]] };
        var both = person with { Addresses = [one.Addresses[0], person.Addresses[1] with { NotTheirsAt = Now.AddDays(-2) }] };

        foreach (var rules in Whatever)
        {
            Assert.Equal("parent@example.com", Assert.Single(Eligibility.Judge(one, rules).Addresses).Address);
            Assert.Equal(new Exclusion(Reason.Complained, Now.AddDays(-1)), Eligibility.Judge(both, rules).Exclusion);
            Assert.Equal("sam@example.com",
                Assert.Single(Eligibility.Judge(both, rules with { AskedThemselves = true }).Addresses).Address);
        }
    }

    [Fact]
    public void At_hand_over_only_what_may_have_changed_since_is_judged_again()
    {
        var person = Somebody("sam@example.com") with { HandedOverAt = Now.AddMinutes(-1), HasPending = true };

        Assert.True(Eligibility.Judge(person, new Rules { Now = Now, AtClaim = true, Audience = Audience.AllAssignedOfficials })
            .GetsMail);
    }

    [Fact]
    public void A_skipped_message_says_when_its_person_logged_in()
    {
        var site = Site.New();
        site.Describe("Sunday Officials", "America/Chicago");

        Assert.Equal("Logged in at 02:40, no email needed", new Exclusion(Reason.LoggedIn, Now.AddMinutes(-20)).Sentence(site, Now));
        Assert.Equal("Logged in on 20 Nov, no email needed", new Exclusion(Reason.LoggedIn, Now.AddDays(-3)).Sentence(site, Now));
    }

    [Fact]
    public void Every_reason_has_its_words_for_one_and_for_many()
    {
        foreach (var reason in Enum.GetValues<Reason>())
        {
            Assert.StartsWith("1 ", reason.Heading(1), StringComparison.Ordinal);
            Assert.StartsWith("3 ", reason.Heading(3), StringComparison.Ordinal);
            Assert.DoesNotMatch("[0-9]+ (have|has|was|were) ", reason.Alone());
            Assert.NotEmpty(new Exclusion(reason, Now).Sentence(Site.New(), Now));
        }
    }

    private static Reason? Excluded(Candidate person, Rules? rules = null) =>
        Eligibility.Judge(person, rules ?? Everybody).Exclusion?.Reason;

    private static Candidate Somebody(params string[] addresses) => new()
    {
        PersonId = Guid.CreateVersion7(),
        FirstName = "Sam",
        LastName = "Doe",
        Permissions = Permissions.Official,
        Addresses = [.. addresses.Select(address => new CandidateAddress(address, address))],
    };
}
