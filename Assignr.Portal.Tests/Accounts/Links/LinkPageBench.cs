using Assignr.Portal.People;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Tests.Accounts.Links;

/// <summary>People with links, and the page that a link opens.</summary>
public abstract class LinkPageBench(PortalHttp http) : IClassFixture<PortalHttp>
{
    private protected const string Chosen = "kickoff in the pouring rain";
    private protected readonly PortalHttp portal = http;

    private protected async Task<(Person Person, string Raw)> InvitedAsync()
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        await portal.SaveAsync(person);
        return (person, await portal.MintAsync(person, Purpose.NewAccount));
    }

    private protected static async Task<Answer> ChooseAsync(Visitor visitor, string raw, Person person,
        string password = Chosen, string? again = null)
    {
        var page = await visitor.OpenAsync($"/choose-password/{raw}");
        return await visitor.PostAsync(page, "/choose-password", "choose", Fields(person, password, again ?? password));
    }

    private protected static (string, string)[] Fields(Person person, string password, string again) =>
        [("Input.UserName", person.PrimaryAddress!), ("Input.Password", password), ("Input.Again", again)];

    private protected static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
            patience.Token.ThrowIfCancellationRequested();
    }
}
