using System.Net;
using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.NoReminders;

/// <summary>Unsubscribe of a digest, as a mail program asks for it.</summary>
public sealed class NoDigestTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    [Fact]
    public async Task One_post_with_neither_cookie_nor_token_turns_it_off()
    {
        var (person, raw) = await AssignorAsync();

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var answer = await PostAsync(raw, "List-Unsubscribe=One-Click");
            Assert.Equal((HttpStatusCode.OK, "No more digests."), (answer.Status, answer.Body));
            Assert.Empty(answer.SetCookies);
        }

        Assert.Equal(DigestChoice.Off, await ChoiceAsync(person));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(Secret.Mint().Raw, "List-Unsubscribe=One-Click")).Status);
    }

    [Fact]
    public async Task Looking_and_any_other_post_change_nothing_and_lead_to_the_choice()
    {
        var (person, raw) = await AssignorAsync();
        var scanner = portal.Visit();

        await scanner.SendAsync(HttpMethod.Head, $"/no-digest/{raw}");
        var looked = await scanner.GetAsync($"/no-digest/{raw}");
        Assert.Equal(("/profile#digest", "no-referrer"), (looked.Location, looked.Headers["Referrer-Policy"]));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await scanner.SendAsync(HttpMethod.Options, $"/no-digest/{raw}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(raw, "List-Unsubscribe=No")).Status);

        Assert.Equal(DigestChoice.Weekly, await ChoiceAsync(person));
    }

    private async Task<(Person Person, string Raw)> AssignorAsync()
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: Permissions.Assignor);
        await portal.SaveAsync(person);
        return (person, await portal.MintAsync(person, Purpose.DeclineDigest));
    }

    private Task<DigestChoice> ChoiceAsync(Person person) => portal.ReadAsync(db =>
        db.People.Where(row => row.Id == person.Id).Select(row => row.Digest).SingleAsync());

    private Task<Answer> PostAsync(string raw, string body)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        var program = portal.Visit();
        program.ComesFrom = null;
        return program.SendAsync(HttpMethod.Post, $"/no-digest/{raw}", content);
    }
}
