using Assignr.Portal.Accounts;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Tests.Accounts;

/// <summary>Everything that a field of the account pages can say is in the resources, so that a language needs no change of
/// code.</summary>
public sealed class FieldSentencesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("two words@example.com")]
    [InlineData("nobody")]
    [InlineData("a..b@example.com")]
    [InlineData("a@exa_mple.com")]
    [InlineData("root@localhost")]
    [InlineData("a-local-part-that-is-longer-than-the-sixty-four-characters-of-the-standard@example.com")]
    public async Task What_is_wrong_with_an_address_is_a_text_of_the_resource(string typed)
    {
        Assert.Null(EmailAddress.Parse(typed, out var problem));

        await AssertIsTextAsync(problem!);
    }

    [Fact]
    public async Task What_is_wrong_with_a_profile_is_a_text_of_the_resource()
    {
        var tooLong = new string('x', 200);
        var problems = new[]
        {
            new PersonInput(),
            new PersonInput
            {
                FirstName = tooLong,
                LastName = tooLong,
                Phone = tooLong,
                Addresses = [.. Enumerable.Range(0, 11).Select(number => $"address{number}@example.com"), "address0@example.com"],
            },
        }.SelectMany(input => input.Check(out _)).ToList();

        Assert.True(problems.Count >= 7);
        foreach (var problem in problems)
            await AssertIsTextAsync(problem.Sentence);
    }

    private static async Task AssertIsTextAsync(string sentence)
    {
        await using var portal = await TestPortal.StartAsync();
        var text = portal.Get<IStringLocalizer<AccountTexts>>()[sentence];

        Assert.False(text.ResourceNotFound, sentence);
        Assert.Equal(sentence, text.Value);
    }
}
