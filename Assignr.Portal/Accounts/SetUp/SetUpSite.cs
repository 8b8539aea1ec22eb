using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.SetUp;

/// <summary>What the first assignor fills in.</summary>
public sealed record SetUpInput
{
    public string SiteName { get; init; } = "";

    /// <summary>An IANA name, such as America/Chicago; a space may stand for its underscore.</summary>
    public string TimeZoneId { get; init; } = "";

    /// <summary>How the site writes times and dates until an assignor changes it.</summary>
    public DateStyle Style { get; init; } = DateStyle.Of(acceptLanguage: null);

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string Address { get; init; } = "";

    /// <summary>The address in the form when it was sent before: one that looks mistyped is questioned only once.</summary>
    public string? AskedAbout { get; init; }

    public string? Password { get; init; }

    public string? Again { get; init; }
}

/// <summary>The first assignor names the site and makes their own account. Of two who try at once, one succeeds; after that the page
/// refuses everybody.</summary>
[Allow(Who.Anyone)]
public sealed class SetUpSite(
    IDbContextFactory<PortalDb> database, TimeProvider time, PasswordHashing passwords, PasswordRules rules,
    IStringLocalizer<AccountTexts> texts)
{
    public async Task<PasswordResult> RunAsync(Caller caller, string? raw, SetUpInput input, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (!await IsOpenAsync(raw, cancel))
            return PasswordResult.DeadLink(texts);
        var now = time.GetUtcNow();
        var details = new PersonInput
        {
            FirstName = input.FirstName,
            LastName = input.LastName,
            Addresses = [input.Address],
            Permissions = Permissions.Assignor
        };
        var problems = Check(input, details, out var addresses);
        if (problems.Count > 0)
            return PasswordResult.Refused(problems);
        if (await passwords.HashAsync(input.Password!, raw ?? "", cancel) is not { } hash)
            return PasswordResult.Busy(texts);
        var account = await database.WriteAsync(db => OpenAsync(db, caller, raw, input, details, addresses, hash, now, cancel), cancel);
        return account is null ? PasswordResult.DeadLink(texts) : new PasswordResult(PasswordOutcome.Done, account);
    }

    private async Task<bool> IsOpenAsync(string? raw, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return (await db.FindLinkAsync(raw, Purpose.SetUp, time.GetUtcNow(), cancel)).State == LinkState.Good
            && !await SetUpState.IsDoneAsync(db, cancel);
    }

    private List<Problem> Check(SetUpInput input, PersonInput details, out IReadOnlyList<EmailAddress> addresses)
    {
        var problems = new List<Problem>();
        var name = Text.OneLine(input.SiteName);
        if (name.Length is 0 or > Site.LongestName)
            problems.Add(new Problem(nameof(SetUpInput.SiteName), texts["SetUp.SiteName.Wrong", Site.LongestName]));
        if (TimeZones.Meant(input.TimeZoneId, time.GetUtcNow()) is null)
            problems.Add(new Problem(nameof(SetUpInput.TimeZoneId), texts["SetUp.TimeZone.Wrong"]));
        problems.AddRange(details.Check(out addresses).Select(problem =>
            new Problem(problem.Field == PersonInput.AddressField(0)
                ? nameof(SetUpInput.Address)
                : problem.Field, texts[problem.Sentence])));
        if (string.IsNullOrWhiteSpace(input.Address))
            problems.Add(new Problem(nameof(SetUpInput.Address), texts["SetUp.Address.Missing"]));
        else if (input.Address != input.AskedAbout && AddressTypos.Suspect(input.Address) is { } meant)
            problems.Add(new Problem(nameof(SetUpInput.Address), texts["Address.Meant", meant]));
        var known = PasswordRules.WordsOf([name, input.FirstName, input.LastName, input.Address]);
        if (rules.Check(input.Password, input.Again, known) is { } problem)
            problems.Add(problem);
        return problems;
    }

    private static async Task<Account?> OpenAsync(
        PortalDb db, Caller caller, string? raw, SetUpInput input, PersonInput details, IReadOnlyList<EmailAddress> addresses, string hash,
        DateTimeOffset now, CancellationToken cancel)
    {
        var link = await db.FindLinkAsync(raw, Purpose.SetUp, now, cancel);
        if (link.State != LinkState.Good || await SetUpState.IsDoneAsync(db, cancel) || !await db.RedeemAsync(link.Token!, now, cancel))
            return null;
        var site = await db.Site.SingleAsync(cancel);
        site.Describe(input.SiteName, TimeZones.Meant(input.TimeZoneId, now)!);
        site.WriteTimes(input.Style);
        site.SetUp(now);
        var person = PersonEditing.Add(db, caller, details, addresses, now);
        person.LogIn(now);
        var account = Account.Open(person.Id, await UserNames.SuggestAsync(db, person, addresses[0].Value, cancel), hash);
        db.Users.Add(account);
        var self = LogIn.As(caller, person);
        db.Record(self, Act.SiteSetUp, now, person.Id, $"{site.Name}, {site.TimeZoneId}");
        db.Record(self, Act.AccountActivated, now, person.Id, $"Chose a password as {account.UserName}.");
        return account;
    }
}
