using System.Net.Sockets;
using System.Text;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Accounts;
using Assignr.Portal.Tests.Keys;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assignr.Portal.Tests.Fuzz;

/// <summary>The portal as in production, on its own port, as the proxy in front of it reaches it: for bytes that are written by
/// hand.</summary>
public sealed class FuzzPortal : WebApplicationFactory<Program>
{
    public const string Host = "portal.example.test";
    public const string Password = "muddy cleats in October";

    private readonly TestDatabase database = TestDatabase.New();

    public FuzzPortal()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
    }

    public Uri Address { get; }

    /// <summary>A browser behind the proxy.</summary>
    public Visitor Visit()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Host = Host;
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return new Visitor(client);
    }

    public async Task<Person> WithAccountAsync(Person person)
    {
        var hash = await Services.GetRequiredService<PasswordHashing>().HashAsync(Password);
        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.AddRange(person, Account.Open(person.Id, person.PrimaryAddress!, hash!));
        await db.SaveChangesAsync();
        return person;
    }

    /// <summary>Writes these characters as bytes and reads until the server closes the connection.</summary>
    public async Task<string> SendAsync(string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", Address.Port, patience.Token);
        var stream = socket.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // It may close while it is being written to: its answer so far counts.
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseDatabase(database);
        builder.UseSetting("Portal:PublicAddress", $"https://{Host}");
        builder.UseSetting("Proxy:KnownProxies:0", "127.0.0.1");
        builder.UseSetting("Accounts:PostsPerMinute", "100000");
        builder.UseSetting("Keys:File", TestKey.Path);
        builder.UseSetting("Mail:Transport", "Smtp");
        builder.UseSetting("Mail:Host", "mail.example.test");
        builder.UseSetting("Mail:From", "portal@example.test");
        builder.ConfigureTestServices(services => services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            database.Dispose();
    }
}
