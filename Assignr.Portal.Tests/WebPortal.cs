using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Keys;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests;

/// <summary>
/// The whole portal as in production, reached over HTTP in memory: outside Development, at https://portal.example.test, with its own empty
/// database, a clock that the test moves, and no background work.
/// </summary>
public sealed class WebPortal : WebApplicationFactory<Program>
{
    private readonly TestDatabase database = TestDatabase.New();

    public static Uri Address { get; } = new("https://portal.example.test");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Follows no redirect; keeps cookies.</summary>
    public HttpClient Browser() =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = Address });

    /// <summary>One request of a browser that follows no redirect.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var browser = Browser();
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await browser.SendAsync(request);
    }

    /// <summary>Saves a person with an account and this password; their user name is their primary address.</summary>
    public async Task<Account> OpenAccountAsync(Person person, string password)
    {
        var hash = await Services.GetRequiredService<PasswordHashing>().HashAsync(password);
        var account = Account.Open(person.Id, person.PrimaryAddress!, hash!);
        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.AddRange(person, account);
        await db.SaveChangesAsync();
        return account;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseDatabase(database);
        builder.UseSetting("Portal:PublicAddress", Address.AbsoluteUri);
        builder.UseSetting("Keys:File", TestKey.Path);
        builder.UseSetting("Mail:Transport", "Smtp");
        builder.UseSetting("Mail:Host", "mail.example.test");
        builder.UseSetting("Mail:From", "portal@example.test");
        builder.UseSetting("Dns:Servers:0", "127.0.0.1:1");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.RemoveAll<IHostedService>();
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
