using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Tests.Accounts.Passwords;

public sealed class PasswordRulesTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("muddy cleats in October")]
    [InlineData("a wet ball and four flags")]
    [InlineData("vx9$Tq!w2#Lp")]
    [InlineData("ναυτικό δελτίο καιρού")]
    [InlineData("  leading and trailing stay  ")]
    public void Takes_what_is_long_enough_and_nobodys_first_guess(string password) => Assert.Null(Check(password));

    [Theory]
    [InlineData("password1234")]
    [InlineData("passwordpassword")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("qwertyuiop12")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("qazwsxedcrfv")]
    [InlineData("123456789012")]
    [InlineData("111111111111")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcdefghijkl")]
    [InlineData("letmeinletmein")]
    [InlineData("iloveyouiloveyou")]
    [InlineData("footballfootball")]
    [InlineData("football2026")]
    [InlineData("welcome12345")]
    [InlineData("trustno1trustno1")]
    [InlineData("changeme1234")]
    [InlineData("administrator")]
    [InlineData("michaeljordan")]
    [InlineData("thisismypassword")]
    [InlineData("Password2026!")]
    public void Refuses_what_is_tried_first(string password) =>
        Assert.StartsWith("Too easy to guess", Check(password)!.Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("terrence.miles12")]
    [InlineData("SundayOfficials2026")]
    [InlineData("Mílés Terrènce!")]
    [InlineData("assignrportal1")]
    [InlineData("officials.example.com")]
    public void Refuses_what_everybody_knows_about_them(string password) =>
        Assert.StartsWith("Too close to your name", Check(password)!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void Counts_code_points()
    {
        Assert.Equal("11 characters are too few. Use at least 12; a few words you remember will do.", Check("kickoff a z")!.Sentence);
        Assert.NotNull(Check(string.Concat(Enumerable.Repeat("🏈", 11))));
        Assert.Null(Check("🏈🦓🚩🟨🟥⏱️📣🥅🏉⚽🏀🎽🧤"));
    }

    [Fact]
    public void Takes_256_characters_and_refuses_one_more_fast()
    {
        var long256 = string.Concat(Enumerable.Range(0, 64).Select(i => $"{i:x2}z "));
        Assert.Equal(256, long256.Length);
        Assert.Null(Check(long256));
        Assert.StartsWith("Too long", Check(long256 + "x")!.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("Too long", Check(new string('x', 1_000_000))!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_long_passwords_that_differ_at_the_end_are_two()
    {
        var start = new string('k', 250);
        Assert.Equal("Password", Rules.Check(Mixed(start + "a"), Mixed(start + "b"), [])!.Field);

        static string Mixed(string text) => "muddy cleats " + text[13..];
    }

    [Fact]
    public void Refuses_what_is_not_text()
    {
        Assert.StartsWith("There is a character", Check("muddy \ud800 cleats in October")!.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("There is a character", Check("muddy\tcleats in October")!.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("There is a character", Check("muddy\0cleats in October")!.Sentence, StringComparison.Ordinal);
        Assert.Equal("Choose a password.", Check("")!.Sentence);
    }

    [Fact]
    public void The_second_time_may_come_from_another_keyboard() =>
        Assert.Null(Rules.Check("caf\u00e9 on the sideline", "cafe\u0301 on the sideline", []));

    private PasswordRules Rules => portal.Get<PasswordRules>();

    private Problem? Check(string password)
    {
        var site = Site.New();
        site.Describe("Sunday Officials", "America/Chicago");
        return Rules.Check(password, password, PasswordRules.KnownWords(site, A.Person(), "terrence.miles@officials.example.com"));
    }
}
