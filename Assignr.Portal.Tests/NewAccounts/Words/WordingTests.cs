using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.Outcomes;

namespace Assignr.Portal.Tests.NewAccounts.Words;

public sealed class WordingTests
{
    [Theory]
    [InlineData("Kick-off is at 7.30 p.m., see you there.")]
    [InlineData("Hello {first name}, {NAME}: {league} {assignor} {first game} {game day} {until}")]
    [InlineData("Version 2.0 of the rules (U12/U14). Bring shoes, a whistle, etc.")]
    [InlineData("Dear {first name}. Welcome to {league}, {assignor}: bring {name}'s whistle")]
    [InlineData("St. Louis e.g. tomorrow, 50% off")]
    [InlineData("")]
    public void Ordinary_words_and_every_placeholder_may_be_used(string text) =>
        Assert.Empty(new Wording { Subject = "Your account", Before = text, After = text }.Check());

    [Theory]
    [InlineData("{nickname}", "There is no {nickname}. Take one of the list below.")]
    [InlineData("{}", "There is no {}. Take one of the list below.")]
    [InlineData("{first name", "A brace stands alone. Placeholders are written as {first name}.")]
    [InlineData("first name}", "A brace stands alone. Placeholders are written as {first name}.")]
    [InlineData("{{league}}", "A brace stands alone. Placeholders are written as {first name}.")]
    [InlineData("See https://evil.example/a", "“https://evil.example/a” reads like a link.")]
    [InlineData("See www.evil", "“www.evil” reads like a link.")]
    [InlineData("See league.example.com now", "“league.example.com” reads like a link.")]
    [InlineData("Go to evil。com", "“evil。com” reads like a link.")]
    [InlineData("Write to eve@example.com", "“eve@example.com” reads like a link.")]
    [InlineData("mailto:eve", "“mailto:eve” reads like a link.")]
    [InlineData("evil.भारत/login", "“evil.भारत/login” reads like a link.")]
    [InlineData("evil\u2024com", "“evil\u2024com” reads like a link.")]
    [InlineData("evil.com_", "“evil.com” reads like a link.")]
    [InlineData("93.184.216.34/login", "“93.184.216.34” reads like a link.")]
    [InlineData(@"\\evil\share", @"“\\evil\share” reads like a link.")]
    [InlineData("javascript:alert(1)", "“javascript:alert(1)” reads like a link.")]
    [InlineData("evil.{first name}/login", "A placeholder beside a dot or a colon reads like a link. Put a space between them.")]
    [InlineData("{league}.com", "A placeholder beside a dot or a colon reads like a link. Put a space between them.")]
    [InlineData("{name}.example.com", "“example.com” reads like a link.")]
    public void What_is_no_placeholder_or_reads_like_a_link_is_refused_at_its_field(string text, string sentence)
    {
        foreach (var (words, field) in new[]
        {
            (new Wording { Subject = text }, nameof(Wording.Subject)),
            (new Wording { Subject = "Your account", Before = text }, nameof(Wording.Before)),
            (new Wording { Subject = "Your account", After = text }, nameof(Wording.After)),
        })
        {
            var problem = Assert.Single(words.Check());
            Assert.Equal(field, problem.Field);
            Assert.StartsWith(sentence, problem.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_subject_is_needed_and_each_text_has_its_limit()
    {
        var problems = new Wording { Subject = " \u200B ", Before = new string('x', 2001), After = new string('x', 2000) }.Check();

        Assert.Equal("An email needs a subject.", problems.At(nameof(Wording.Subject)));
        Assert.Equal("At most 2000 characters; these are 2001.", problems.At(nameof(Wording.Before)));
        Assert.Equal(2, problems.Count);
        Assert.Equal("At most 150 characters; these are 151.",
            new Wording { Subject = new string('x', 151) }.Check().At(nameof(Wording.Subject)));
    }
}
