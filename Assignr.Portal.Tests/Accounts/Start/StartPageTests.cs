using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Circuits;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Accounts.Start;

public sealed class StartPageTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private const string Wrong = "This code does not go with this email, or it is over.";

    private StartCodes Codes => portal.Services.GetRequiredService<StartCodes>();

    [Theory]
    [InlineData(Purpose.NewAccount, "/choose-password", "choose")]
    [InlineData(Purpose.PasswordReset, "/reset-password", "reset")]
    public async Task The_code_opens_what_the_link_opens_and_one_use_ends_both(Purpose purpose, string path, string form)
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        if (purpose == Purpose.NewAccount)
            await portal.SaveAsync(person);
        else
            person = await portal.WithAccountAsync(person);
        var (code, raw) = await MintAsync(person, purpose);
        var visitor = portal.Visit();

        var opened = await TypeAsync(visitor, person.PrimaryAddress!, code.ToLowerInvariant());
        Assert.Matches($"^{path}\\?link=[\\w-]{{8}}$", opened.Location!);
        var page = await visitor.GetAsync(opened.Location!);
        Assert.Contains(person.FullName, page.Text, StringComparison.Ordinal);
        await visitor.PostAsync(page, path, form, ("Input.UserName", person.PrimaryAddress!),
            ("Input.Password", "kickoff in the pouring rain"), ("Input.Again", "kickoff in the pouring rain"));

        Assert.Contains("already", (await portal.Visit().OpenAsync($"{path}/{raw}")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Wrong, (await TypeAsync(portal.Visit(), person.PrimaryAddress!, code)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.PersonId == person.Id
            && entry.Act == Act.CodeTyped)));
    }

    [Fact]
    public async Task Whoever_may_not_get_in_is_told_the_same()
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        var (left, other) = (A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: Permissions.None), A.Person());
        await portal.SaveAsync(person, left, other);
        var (code, _) = await MintAsync(person, Purpose.NewAccount);
        var (oldCode, _) = await MintAsync(person, Purpose.NewAccount, TimeSpan.FromDays(-1));
        var (leftCode, _) = await MintAsync(left, Purpose.NewAccount);
        var answers = new HashSet<(System.Net.HttpStatusCode, string?, string)>();

        foreach (var (address, typed) in new[]
        {
            (person.PrimaryAddress!, Codes.Mint("x").Shown), (person.PrimaryAddress!, oldCode), (left.PrimaryAddress!, leftCode),
            (other.PrimaryAddress!, code), ("nobody@example.com", code), (person.PrimaryAddress!, "nonsense"),
        })
        {
            var answer = await TypeAsync(portal.Visit(), address, typed);
            answers.Add((answer.Status, answer.Location, answer.Text.Replace(address, "", StringComparison.Ordinal)
                .Replace(typed, "", StringComparison.Ordinal)));
        }

        Assert.Contains(Wrong, Assert.Single(answers).Item3, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_ones_end_the_code_and_not_the_link()
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        await portal.SaveAsync(person);
        var (code, raw) = await MintAsync(person, Purpose.NewAccount);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TypeAsync(portal.Visit(), person.PrimaryAddress!, Codes.Mint("x").Shown)));

        Assert.Contains(Wrong, (await TypeAsync(portal.Visit(), person.PrimaryAddress!, code)).Text, StringComparison.Ordinal);
        Assert.Equal(StartCodes.MostWrong, await portal.ReadAsync(db =>
            db.Tokens.Where(token => token.PersonId == person.Id).Select(token => token.WrongCodes).SingleAsync()));
        Assert.Contains(person.FullName, (await portal.Visit().OpenAsync($"/choose-password/{raw}")).Text, StringComparison.Ordinal);
        var (fresh, _) = await MintAsync(person, Purpose.NewAccount);
        Assert.StartsWith("/choose-password", (await TypeAsync(portal.Visit(), person.PrimaryAddress!, fresh)).Location,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_code_everybody_gets_one_answer_and_who_is_known_an_email()
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        await portal.SaveAsync(person);
        var answers = new List<(string?, string)>();
        foreach (var address in new[] { person.PrimaryAddress!, "nobody@example.com" })
        {
            var visitor = portal.Visit();
            var answer = await TypeAsync(visitor, address, " ");
            answers.Add((answer.Location, (await visitor.GetAsync(answer.Location!)).Text));
        }

        Assert.Equal("/start?done=1", Assert.Single(answers.Distinct()).Item1);
        Assert.Contains("If we know this address, an email is on its way.", answers[0].Item2, StringComparison.Ordinal);
        await CircuitPortal.UntilAsync(() => portal.ReadAsync(db => db.Messages.AnyAsync(message => message.PersonId == person.Id
            && message.Kind == NewAccountQueue.Kind)));
    }

    private static async Task<Answer> TypeAsync(Visitor visitor, string address, string code) =>
        await visitor.PostAsync("/start", "start", ("Form.Address", address), ("Form.Code", code));

    private async Task<(string Code, string Raw)> MintAsync(Person person, Purpose purpose, TimeSpan? life = null)
    {
        var (key, now) = (person.Addresses[0].Key, TimeProvider.System.GetUtcNow());
        var (code, secret) = (Codes.Mint(key), Secret.Mint());
        await portal.SaveAsync(new Token
        {
            Purpose = purpose,
            PersonId = person.Id,
            AddressKey = key,
            Hash = secret.Hash,
            CodeHash = code.Hash,
            IssuedAt = now.AddDays(-2),
            ExpiresAt = now + (life ?? TimeSpan.FromDays(1)),
        });
        return (code.Shown, secret.Raw);
    }
}
