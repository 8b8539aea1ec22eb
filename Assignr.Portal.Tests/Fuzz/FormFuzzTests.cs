using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Tests.Accounts;
using Assignr.Portal.Tests.Accounts.SetUp;
using Assignr.Portal.Tests.StartUp;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Tests.Fuzz;

/// <summary>
/// What can be sent with an opened form, with its token and link: every form that a page posts, each of its fields with each odd value.
/// Every answer is a page or a redirect to one, nothing leads to another site, and no password is sent back.
/// </summary>
public sealed partial class FormFuzzTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private const string Secret = "canary secret of a stranger";
    private const string Script = "\"><script>fuzzed()</script>";
    private const int AtOnce = 8;

    /// <summary>As encoded in the body.</summary>
    private static readonly string[] OddValues =
    [
        "", "%00", "a%00b", "%0d%0aSet-Cookie:%20a=b", "%ED%A0%80", "%C0%AE", "%FF%FE", "%", "%zz", "+", "{0}", "true",
        "-1", "99999999999999999999",
        "00000000-0000-0000-0000-000000000000", "%2f%2fevil.example", "a@example.com%2cb@example.com",
        "%E2%80%AEmoc.elpmaxe@a", "%F0%9F%98%80",
        Uri.EscapeDataString(Script), new('a', 100_000), string.Concat(Enumerable.Repeat("%E0%B8%81", 3_000)),
        string.Concat(Enumerable.Repeat("a@", 2_000)),
    ];

    /// <summary>Each form with its page, opened by a person who may: again for each post where a link may be used up.</summary>
    private static readonly Dictionary<string, Func<PortalHttp, Task<OpenForm>>> Open = new()
    {
        ["login"] = portal => ByAsync(portal.Visit(), "/login"),
        ["forgot"] = portal => ByAsync(portal.Visit(), "/forgot-password"),
        ["start"] = portal => ByAsync(portal.Visit(), "/start"),
        ["choose"] = portal => ByLinkAsync(portal, "/choose-password", Purpose.NewAccount, TimeSpan.FromDays(1)),
        ["reset"] = portal => ByLinkAsync(portal, "/reset-password", Purpose.PasswordReset, TimeSpan.FromDays(1)),
        ["new-link"] = portal => ByLinkAsync(portal, "/choose-password", Purpose.NewAccount, TimeSpan.FromDays(-1)),
        ["set-up"] = async portal => await ByAsync(portal.Visit(), "/set-up",
            new Uri(await SetUpLink.MintAsync(portal.Services)).AbsolutePath),
        ["confirm"] = async portal =>
        {
            var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
            return await ByAsync(portal.Visit(), "/confirm-address", $"/confirm-address/{await portal.AskToConfirmAsync(person)}");
        },
        ["no-reminders"] = portal => ByLinkAsync(portal, "/no-reminders", Purpose.DeclineReminders, TimeSpan.FromDays(1)),
        ["not-you"] = portal => ByLinkAsync(portal, "/not-you", Purpose.NewAccount, TimeSpan.FromDays(1)),
        ["no-longer"] = portal => ByLinkAsync(portal, "/not-you", Purpose.NewAccount, TimeSpan.FromDays(1)),
        ["profile"] = ByOwnerAsync,
        ["password"] = ByOwnerAsync,
        ["waiting"] = ByOwnerAsync,
        ["sessions"] = ByOwnerAsync,
        ["digest"] = ByOwnerAsync,
    };

    /// <summary>Forms that a post leaves unchanged: opened once.</summary>
    private static readonly string[] Lasting =
        ["login", "forgot", "start", "set-up", "profile", "password", "waiting", "sessions", "digest"];

    public static TheoryData<string> Forms() => new(Open.Keys);

    [Fact]
    public void Every_form_is_among_them() =>
        Assert.Equal(Open.Keys.Order(), Directory.EnumerateFiles(Path.Combine(PortalProcess.Root, "Assignr.Portal"), "*.razor",
            SearchOption.AllDirectories)
            .SelectMany(file => FormName().Matches(File.ReadAllText(file))).Select(found => found.Groups[1].Value).Order());

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task No_field_breaks_the_page_or_leads_away(string form)
    {
        using var empty = form == "set-up" ? new PortalHttp() : null;
        var site = empty ?? portal;
        var first = await Open[form](site);
        var fields = first.Fields(form);
        Assert.Contains(fields, field => field.Name == "__RequestVerificationToken");
        var problems = new List<string>();

        await Parallel.ForEachAsync(Changes(fields), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (change, _) =>
        {
            var opened = Lasting.Contains(form)
                ? first with { Visitor = site.Visit().WithCookiesOf(first.Visitor) }
                : await Open[form](site);
            var answer = await opened.Visitor.SendAsync(HttpMethod.Post, opened.Path, Body(opened.Fields(form), change));
            if (Problem(answer) is not { } problem)
                return;
            lock (problems)
                problems.Add($"{problem}: {change.Name} {change.How} {change.Value[..Math.Min(change.Value.Length, 100)]}");
        });

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    private static IEnumerable<Change> Changes(IEnumerable<Field> fields)
    {
        yield return new Change("", "as it is", "");
        foreach (var name in fields.Select(field => field.Name).Distinct())
        {
            yield return new Change(name, "left out", "");
            yield return new Change(name, "twice", "x");
            yield return new Change(name, "renamed", $"{name}[0]");
            yield return new Change(name, "renamed", $"{name}.{name}");
            yield return new Change(name, "renamed", name.ToUpperInvariant());
            foreach (var value in OddValues)
                yield return new Change(name, "is", value);
        }
    }

    private static StringContent Body(IEnumerable<Field> fields, Change change)
    {
        var pairs = fields.SelectMany(field => (field.Name == change.Name ? change.How : "") switch
        {
            "left out" => [],
            "twice" => [$"{field.Name}={field.Typed}", $"{field.Name}={change.Value}"],
            "renamed" => [$"{change.Value}={field.Typed}"],
            "is" => [$"{field.Name}={change.Value}"],
            _ => new[] { $"{field.Name}={field.Typed}" },
        });
        return new StringContent(string.Join('&', pairs), Encoding.ASCII, "application/x-www-form-urlencoded");
    }

    /// <summary>Null where nothing is wrong. "Too busy" is accepted where it says when to try again.</summary>
    private static string? Problem(Answer answer) => answer switch
    {
        { Status: HttpStatusCode.ServiceUnavailable } when answer.Headers.ContainsKey("Retry-After") => null,
        { Status: >= HttpStatusCode.InternalServerError } => $"{answer.Status}",
        { Location: { } location } => Stays().IsMatch(location) ? null : $"Leads to {location}",
        _ when !answer.Body.Contains("<h1", StringComparison.Ordinal) => $"No page, {answer.Status}",
        _ when answer.Body.Contains(Secret, StringComparison.Ordinal) => "Says the password again",
        _ => answer.Body.Contains(Script, StringComparison.Ordinal) ? "Runs what was typed" : null,
    };

    private static async Task<OpenForm> ByAsync(Visitor visitor, string path, string? link = null) =>
        new(visitor, await visitor.OpenAsync(link ?? path), path);

    private static async Task<OpenForm> ByLinkAsync(PortalHttp portal, string path, Purpose purpose, TimeSpan life)
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        if (purpose == Purpose.NewAccount)
            await portal.SaveAsync(person);
        else
            await portal.WithAccountAsync(person);
        return await ByAsync(portal.Visit(), path, $"{path}/{await portal.MintAsync(person, purpose, life)}");
    }

    /// <summary>An assignor, signed in twice and with a pending address, so that the profile has all of its forms.</summary>
    private static async Task<OpenForm> ByOwnerAsync(PortalHttp portal)
    {
        var person = await portal.WithAccountAsync(
            A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: Permissions.Assignor));
        await portal.AskToConfirmAsync(person);
        var visitor = portal.Visit();
        foreach (var one in new[] { portal.Visit(), visitor })
            await one.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        return await ByAsync(visitor, "/profile");
    }

    [GeneratedRegex("@formname=\"([^\"]+)\"")]
    private static partial Regex FormName();

    [GeneratedRegex(@"\A/(?![/\\])")]
    private static partial Regex Stays();

    private sealed record Change(string Name, string How, string Value);

    private sealed record Field(string Name, string Typed);

    /// <param name="Path">The address that its forms are posted to.</param>
    private sealed partial record OpenForm(Visitor Visitor, Answer Page, string Path)
    {
        /// <summary>Filled in only where a browser requires it; a password that is typed twice is typed differently.</summary>
        public List<Field> Fields(string form)
        {
            var body = Page.Body.Split("<form").Select(part => part.Split("</form>")[0])
                .First(part => part.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
            return [.. Tags().Matches(body).Select(tag => tag.Value).Where(tag => Name().IsMatch(tag)).Select(tag => new Field(
                WebUtility.HtmlDecode(Name().Match(tag).Groups[1].Value), Uri.EscapeDataString(Typed(tag))))];
        }

        private static string Typed(string tag) =>
            Value().Match(tag) is { Success: true, Groups: [_, { Length: > 0 } value] } ? WebUtility.HtmlDecode(value.Value)
            : tag.Contains("current-password", StringComparison.Ordinal) ? PortalHttp.Password
            : !tag.Contains("type=\"password\"", StringComparison.Ordinal) ? "somebody@example.com"
            : tag.Contains(".Again", StringComparison.Ordinal) ? $"{Secret} again" : Secret;

        [GeneratedRegex("<(?:input|button)\\b[^>]*>")]
        private static partial Regex Tags();

        [GeneratedRegex("\\bname=\"([^\"]+)\"")]
        private static partial Regex Name();

        [GeneratedRegex("\\bvalue=\"([^\"]*)\"")]
        private static partial Regex Value();
    }
}
