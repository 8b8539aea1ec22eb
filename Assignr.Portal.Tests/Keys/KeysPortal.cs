using System.Collections.Concurrent;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Visitor = Assignr.Portal.Tests.Accounts.Visitor;

namespace Assignr.Portal.Tests.Keys;

/// <summary>A start of the portal on a folder that outlives it.</summary>
internal sealed class KeysPortal(string folder, string environment, params string[] files) : WebApplicationFactory<Program>
{
    public const string Password = "muddy cleats in October";

    /// <summary>Warnings and worse.</summary>
    public ConcurrentQueue<string> Warnings { get; } = new();

    /// <param name="folder">The folder of the database.</param>
    /// <param name="file">The key file that encrypts.</param>
    /// <param name="old">Key files that only decrypt.</param>
    public static KeysPortal Start(string folder, string file, params string[] old)
    {
        var portal = new KeysPortal(folder, Environments.Production, [file, .. old]);
        portal.StartServer();
        return portal;
    }

    public Visitor Visit(Visitor? again = null)
    {
        var visitor = new Visitor(CreateDefaultClient(new Uri("https://portal.example.test")));
        return again is null ? visitor : visitor.WithCookiesOf(again);
    }

    public async Task<Person> AddAsync()
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@sunday.example", permissions: Permissions.Assignor);
        var hash = await Services.GetRequiredService<PasswordHashing>().HashAsync(Password);
        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.AddRange(person, Account.Open(person.Id, person.PrimaryAddress!, hash!));
        await db.SaveChangesAsync();
        return person;
    }

    public async Task<Visitor> SignInAsync(Person person)
    {
        var visitor = Visit();
        var answer = await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", Password));
        Assert.StartsWith("/", answer.Location, StringComparison.Ordinal);
        Assert.True(await IsSignedInAsync(visitor));
        return visitor;
    }

    /// <summary>Whether the cookies of this browser, from any start, are still signed in.</summary>
    public async Task<bool> IsSignedInAsync(Visitor visitor) => (await Visit(visitor).GetAsync("/profile")).Location is null;

    /// <summary>The device in a cookie of its name; null where the cookie is not ours.</summary>
    public Guid? DeviceOf(string name, string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{name}={cookie}";
        return Services.GetRequiredService<KnownDevices>().Of(context);
    }

    public async Task<List<string>> StoredKeysAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.DataProtectionKeys.OrderBy(key => key.Id).Select(key => key.Xml!).ToListAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Storage:Folder", folder);
        builder.UseSetting("Portal:PublicAddress", "https://portal.example.test");
        builder.UseSetting("Portal:DemoLeague", "false");
        builder.UseSetting("Mail:Transport", "Smtp");
        builder.UseSetting("Mail:Host", "mail.example.test");
        builder.UseSetting("Mail:From", "portal@example.test");
        if (files.Length > 0)
            builder.UseSetting("Keys:File", files[0]);
        for (var i = 1; i < files.Length; i++)
            builder.UseSetting($"Keys:OldFiles:{i - 1}", files[i]);
        builder.ConfigureLogging(logs => logs.ClearProviders().AddProvider(new Keeper(Warnings)));
        builder.ConfigureTestServices(services => services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        OwnPool.Clear(folder);
        GC.SuppressFinalize(this);
    }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue($"{formatter(state, exception)} {exception}".Trim());
        }

        public void Dispose()
        {
        }
    }
}
