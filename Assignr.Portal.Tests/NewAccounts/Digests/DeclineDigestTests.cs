using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.NewAccounts.Digests;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Digests;

/// <summary>Unsubscribe in a mail program.</summary>
public sealed partial class DeclineDigestTests : DigestBench
{
    [Fact]
    public async Task The_header_of_a_digest_turns_it_off_for_its_reader_alone_and_stands_nowhere_else()
    {
        var other = A.Person("Second Assignor", "second@example.com", Permissions.Assignor, loggedInAt: Portal.Now.AddDays(-60));
        await Portal.SaveAsync(other);
        Assert.Equal(2, await GoAtAsync("2026-11-30 07:00"));
        var mail = bench.Receiver.Mails.Single(mail => mail.To.Contains("marcy@sunday.example"));
        var header = Assert.Single(Header().Matches(Unfolded().Replace(mail.Text, " ")));
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", mail.Text, StringComparison.Ordinal);
        var raw = header.Groups["raw"].Value;
        Assert.DoesNotContain(raw, mail.Parsed().TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(raw, mail.Parsed().HtmlBody, StringComparison.Ordinal);

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.True((await DeclineAsync(raw)).IsDone);

        Assert.Equal([("Marcy Dolan", DigestChoice.Off), ("Second Assignor", DigestChoice.Weekly)], (await Portal.ReadAsync(db =>
            db.People.Where(person => person.Permissions == Permissions.Assignor).OrderBy(person => person.FirstName).ToListAsync()))
            .Select(person => (person.FullName, person.Digest)));
        Assert.Equal("Off, by Unsubscribe in their mail program", (await Portal.ReadAsync(db =>
            db.AuditEntries.SingleAsync(entry => entry.Act == Act.DigestChosen))).Detail);
        Assert.Equal(1, await GoAtAsync("2026-12-07 07:00"));
        // It is none of their links: nothing that ends those ends it, and no list shows it.
        Assert.Equal(0, await Portal.ReadAsync(db => db.OpenLinks(Marcy.Id, Portal.Now).CountAsync()));
    }

    [Fact]
    public async Task What_is_no_such_link_changes_nothing()
    {
        await Portal.SaveAsync(new Token
        {
            Purpose = Purpose.DeclineReminders,
            PersonId = Marcy.Id,
            Hash = Secret.HashOf(Reminders)!,
            IssuedAt = Portal.Now,
            ExpiresAt = Portal.Now.AddDays(1),
        });

        foreach (var raw in new[] { null, "nonsense", Secret.Mint().Raw, Reminders })
            Assert.Equal("This link does not work.", (await DeclineAsync(raw)).Refusal);

        Assert.Equal(DigestChoice.Weekly, await Portal.ReadAsync(db =>
            db.People.Where(person => person.Id == Marcy.Id).Select(person => person.Digest).SingleAsync()));
    }

    private static string Reminders { get; } = Secret.Mint().Raw;

    private Task<Assignr.Portal.Outcomes.Done> DeclineAsync(string? raw) =>
        Portal.Get<DeclineDigest>().RunAsync(Caller.Anonymous("192.0.2.7"), raw);

    [GeneratedRegex("\\r\\n[ \\t]+")]
    private static partial Regex Unfolded();

    [GeneratedRegex("\r\nList-Unsubscribe: <https://portal\\.example\\.test/no-digest/(?<raw>[\\w-]+)>\r\n")]
    private static partial Regex Header();
}
