using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Accounts;

/// <summary>People with browsers, and a portal that refuses the forms they send.</summary>
public abstract class RefusedFormsBench(WebPortal production) : IClassFixture<WebPortal>, IDisposable
{
    private protected const string Password = "muddy cleats in October";

    // All requests here come from one IP address.
    private readonly WebApplicationFactory<Program> portal = production.WithWebHostBuilder(host =>
        host.UseSetting("Accounts:PostsPerMinute", "100000"));

    public void Dispose()
    {
        portal.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected DateTimeOffset Now => production.Clock.GetUtcNow();

    private protected Visitor Visit() => new(portal.CreateDefaultClient(WebPortal.Address));

    private protected static Person Somebody(string name, Permissions permissions = Permissions.Official) =>
        A.Person(name, $"{Guid.NewGuid():n}@example.com", permissions);

    private protected async Task<Person> WithAccountAsync(string name, Permissions permissions = Permissions.Official)
    {
        var person = Somebody(name, permissions);
        var hash = await portal.Services.GetRequiredService<PasswordHashing>().HashAsync(Password);
        await SaveAsync(person, Account.Open(person.Id, person.PrimaryAddress!, hash!));
        return person;
    }

    private protected async Task<Person> SavedAsync(Person person)
    {
        await SaveAsync(person);
        return person;
    }

    private protected async Task<string> MintAsync(Person person, Purpose purpose)
    {
        var secret = Secret.Mint();
        var now = Now;
        await SaveAsync(new Token
        {
            Purpose = purpose,
            PersonId = person.Id,
            AddressKey = person.Addresses[0].Key,
            Hash = secret.Hash,
            IssuedAt = now,
            ExpiresAt = now.AddDays(1)
        });
        return secret.Raw;
    }

    private protected async Task EndSessionsAsync(Person person, SessionEnd end)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.EndSessionsAsync(person.Id, end, Now);
    }

    private protected async Task SaveAsync(params object[] entities)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    private protected async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await read(db);
    }

    private protected static (string, string)[] Chosen(Person person) =>
        [("Input.UserName", person.PrimaryAddress!), ("Input.Password", Password), ("Input.Again", Password)];

    /// <param name="another">From another window of a browser that was signed in and is signed out first.</param>
    private protected static async Task<Answer> SignInAsync(Visitor visitor, Person person, bool another = false)
    {
        if (another)
            visitor.Lose();
        return await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", Password));
    }
}
