using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assignr.Portal.Tests.Accounts;

/// <summary>The whole portal with an in-memory server on a database of its own, reached at its https address. Every log line is
/// kept.</summary>
public sealed class PortalHttp : WebApplicationFactory<Program>
{
    public const string Password = "muddy cleats in October";

    private readonly TestDatabase database = TestDatabase.New();

    public ConcurrentQueue<string> LogLines { get; } = new();

    /// <summary>Of the password hash; few, so that tests are fast.</summary>
    public int Iterations { get; init; } = 1_000;

    public IDbContextFactory<PortalDb> Database => Services.GetRequiredService<IDbContextFactory<PortalDb>>();

    /// <summary>A separate browser with its own cookies, which follows no redirects.</summary>
    /// <param name="host">The host by which the browser reaches the portal.</param>
    /// <param name="network">Its IP address; null: unknown.</param>
    public Visitor Visit(string host = "portal.example.test", string? network = null)
    {
        var client = CreateDefaultClient(new Uri($"https://{host}"));
        if (network is not null)
            client.DefaultRequestHeaders.Add(ComesFrom.Header, network);
        return new Visitor(client);
    }

    public async Task SaveAsync(params object[] entities)
    {
        await using var db = await Database.CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Database.CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>The secret that an email would contain, without the email.</summary>
    /// <param name="key">The address that it would go to; null: the person's first one.</param>
    public async Task<string> MintAsync(Person person, Purpose purpose, TimeSpan? life = null, string? key = null)
    {
        var secret = Secret.Mint();
        var now = TimeProvider.System.GetUtcNow();
        await SaveAsync(new Token
        {
            Purpose = purpose,
            PersonId = person.Id,
            AddressKey = key ?? person.Addresses[0].Key,
            Hash = secret.Hash,
            IssuedAt = now,
            ExpiresAt = now + (life ?? TimeSpan.FromDays(1)),
        });
        return secret.Raw;
    }

    /// <summary>The person adds an address to their own profile; returns the secret of the email to it.</summary>
    public async Task<string> AskToConfirmAsync(Person person)
    {
        var key = $"{Guid.NewGuid():n}@example.org";
        await SaveAsync(new PendingAddress { PersonId = person.Id, Address = key, Key = key, AskedAt = TimeProvider.System.GetUtcNow() });
        return await MintAsync(person, Purpose.ConfirmAddress, TimeSpan.FromHours(48), key);
    }

    public async Task<Person> WithAccountAsync(Person person)
    {
        var hash = await Services.GetRequiredService<PasswordHashing>().HashAsync(Password);
        await SaveAsync(person, Account.Open(person.Id, person.PrimaryAddress!, hash!));
        return person;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseDatabase(database);
        builder.UseSetting("Portal:PublicAddress", "https://portal.example.test");
        builder.UseSetting("Portal:DemoLeague", "false");
        builder.UseSetting("Accounts:PostsPerMinute", "100000");
        builder.UseSetting("Logging:LogLevel:Default", "Debug");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Debug");
        builder.ConfigureLogging(logs => logs.ClearProviders().AddProvider(new Keeper(LogLines)).SetMinimumLevel(LogLevel.Debug));
        builder.ConfigureTestServices(services => services
            .AddSingleton<IStartupFilter, ComesFrom>()
            .PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = Iterations));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            database.Dispose();
    }

    /// <summary>Requests with the header come from that IP address.</summary>
    private sealed class ComesFrom : IStartupFilter
    {
        public const string Header = "Test-Network";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers[Header].ToString() is { Length: > 0 } address)
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return rest(context);
            });
            next(app);
        };
    }

    private sealed class Keeper(ConcurrentQueue<string> lines, string category = "") : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => new Keeper(lines, categoryName);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>A browser without scripts: keeps cookies, reads forms, posts them.</summary>
public sealed partial class Visitor(HttpClient client)
{
    private readonly Dictionary<string, string> cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>Copies every cookie of another browser.</summary>
    public Visitor WithCookiesOf(Visitor other)
    {
        foreach (var (name, value) in other.cookies)
            cookies[name] = value;
        return this;
    }

    /// <summary>The Sec-Fetch-Site header: a page of another site makes it cross-site, an old browser sends none.</summary>
    public string? ComesFrom { get; set; } = "same-origin";

    /// <summary>Deletes the cookies whose names begin so; without an argument all.</summary>
    public void Lose(string beginning = "")
    {
        foreach (var name in cookies.Keys.Where(name => name.StartsWith(beginning, StringComparison.Ordinal)).ToList())
            cookies.Remove(name);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (ComesFrom is not null)
            request.Headers.Add("Sec-Fetch-Site", ComesFrom);
        using var response = await client.SendAsync(request);
        string[] set = response.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];
        foreach (var line in set)
        {
            var (name, value) = (line[..line.IndexOf('=', StringComparison.Ordinal)],
                line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0)
                cookies.Remove(name);
            else
                cookies[name] = value;
        }
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key,
            header => string.Join(", ", header.Value));
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), headers, set);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Opens an address and follows its redirects.</summary>
    public async Task<Answer> OpenAsync(string path)
    {
        var answer = await GetAsync(path);
        for (var i = 0; i < 5 && answer.Location is { } next; i++)
            answer = await GetAsync(next);
        return answer;
    }

    /// <summary>Opens the page, fills in its form and posts it.</summary>
    public async Task<Answer> PostAsync(string path, string form, params (string Name, string Value)[] fields) =>
        await PostAsync(await OpenAsync(path), path, form, fields);

    public Task<Answer> PostAsync(Answer page, string path, string form, params (string Name, string Value)[] fields)
    {
        // Sends the page's hidden fields too, as a browser does; of several forms those of the first one.
        var carried = HiddenField().Matches(page.Body).Select(field =>
            (Name: field.Groups["name"].Value, Value: WebUtility.HtmlDecode(field.Groups["value"].Value)))
            .Where(field => field.Name != "_handler" && fields.All(typed => typed.Name != field.Name)).DistinctBy(field => field.Name);
        return SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(
            fields.Concat(carried).Append(("_handler", form)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenField();
}

public sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers, string[] SetCookies)
{
    public string? Location => Headers.GetValueOrDefault("Location") is { } url
        ? Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme == "https" ? absolute.PathAndQuery : url
        : null;

    /// <summary>The id of the field with autofocus.</summary>
    public string? Focus => Regex.Match(Body, @"<input(?=[^>]*\sautofocus)[^>]*\sid=""([^""]+)""") is { Success: true } found
        ? found.Groups[1].Value
        : null;

    /// <summary>What is read on the page.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(Body, "<[^>]+>", " "), @"\s+", " ")).Trim();
}
