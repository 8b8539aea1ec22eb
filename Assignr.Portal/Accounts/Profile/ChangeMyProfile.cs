using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Profile;

public enum ProfileOutcome
{
    Saved,

    /// <summary>Saved, and a link went to each new address, which counts once the link is used.</summary>
    SavedAndAsked,

    Unchanged,
    Refused,

    /// <summary>Refused: the addresses are not those that the form showed.</summary>
    ChangedMeanwhile,

    Busy,
}

public sealed record ProfileResult(ProfileOutcome Outcome) : Result;

/// <summary>The form of the profile.</summary>
public sealed record ProfileInput
{
    public string? Phone { get; init; }

    /// <summary>The addresses that the form showed, in order. They show which one was typed over, and what another tab
    /// changed.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>What these fields and the ones after them contain, the primary address first; empty ones do not count.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The addresses in the form when it was sent before: a new one that looks mistyped is questioned only once.</summary>
    public IReadOnlyList<string> AskedAbout { get; init; } = [];

    /// <summary>The current password; only checked where the addresses change.</summary>
    public string? Current { get; init; }
}

/// <summary>
/// Changes the caller's own phone number and addresses. Links go to the addresses, so changing them needs the password, the old addresses
/// are told, links to a removed one are revoked, and a new one counts only after a link sent to it was used.
/// </summary>
[Allow(Who.SignedIn)]
public sealed class ChangeMyProfile(
    IDbContextFactory<PortalDb> database, TimeProvider time, OwnPassword own, MailBell bell, ChangeFeed changes,
    IStringLocalizer<AccountTexts> texts)
{
    public async Task<ProfileResult> RunAsync(Caller caller, ProfileInput input, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var form = new PersonInput { FirstName = "-", LastName = "-", Phone = input.Phone, Addresses = input.Addresses };
        // All problems together: an address counts as questioned when the form is sent again, so it must be questioned beside any
        // other problem.
        List<Problem> problems = [.. form.Check(out _).Select(problem => new Problem(problem.Field, texts[problem.Sentence])),
            .. AskAbout(input)];
        if (problems.Count > 0)
            return Refused(ProfileOutcome.Refused, problems);
        if (ChangesAddresses(input) && await RefuseWithoutPasswordAsync(caller, input.Current, cancel) is { } refusal)
            return refusal;
        var result = await database.WriteAsync(db => ChangeAsync(db, caller, input, cancel), cancel);
        if (result.Outcome is ProfileOutcome.Saved or ProfileOutcome.SavedAndAsked)
        {
            bell.Ring();
            changes.Tell(new Change([], [caller.PersonId!.Value]));
        }
        return result;
    }

    // Another spelling with the same key is no change: mail goes to exactly the spelling that was confirmed.
    private static bool ChangesAddresses(ProfileInput input) =>
        !input.Addresses.Select(EmailAddress.KeyOf).OfType<string>().SequenceEqual(input.Shown.Select(EmailAddress.KeyOf).OfType<string>());

    private List<Problem> AskAbout(ProfileInput input) =>
    [
        .. from typed in input.Addresses.Index()
           where !input.Shown.Contains(typed.Item) && !input.AskedAbout.Contains(typed.Item)
           let meant = AddressTypos.Suspect(typed.Item)
           where meant is not null
           select new Problem($"Addresses[{typed.Index}]", texts["Address.Meant", meant]),
    ];

    private async Task<ProfileResult?> RefuseWithoutPasswordAsync(Caller caller, string? current, CancellationToken cancel)
    {
        var wrong = string.IsNullOrEmpty(current) ? "Profile.NeedsPassword" : "Password.CurrentWrong";
        return await own.CheckAsync(caller, current, cancel) switch
        {
            PasswordCheck.Busy => Refused(ProfileOutcome.Busy, new Problem(texts["Busy"])),
            PasswordCheck.Wrong => Refused(ProfileOutcome.Refused, new Problem("Current", texts[wrong])),
            _ => null,
        };
    }

    private async Task<ProfileResult> ChangeAsync(PortalDb db, Caller caller, ProfileInput input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == caller.PersonId, cancel);
        var here = person.Addresses.Select(address => EmailAddress.Stored(address.Address, address.Key)).ToList();
        var plan = ChangesAddresses(input) ? AddressPlan.Of(input.Shown, input.Addresses, here) : new AddressPlan(here, []);
        if (plan.Changes(here) && !input.Shown.Select(EmailAddress.KeyOf).SequenceEqual(here.Select(address => address.Key)))
            return Refused(ProfileOutcome.ChangedMeanwhile, new Problem(texts["Profile.ChangedMeanwhile"]));
        if (plan.Changes(here) && await RefuseAsync(db, person, plan, now, cancel) is { } problem)
            return Refused(ProfileOutcome.Refused, problem);
        var form = PersonEditing.AsItIs(person) with { Phone = input.Phone };
        var before = new Before(person);
        var change = await PersonEditing.ChangeAsync(db, caller, person, form, plan.Stay, now, cancel);
        await NewAddresses.AskAsync(db, caller, person.Id, plan.Asked, now, cancel);
        var told = PersonEditing.ChangeOf(before, new Before(person)) with { Asked = [.. plan.Asked.Select(asked => asked.Address.Value)] };
        await AddressNotices.QueueAsync(db, caller, person.Id, before.Addresses, told, now, cancel);
        return new ProfileResult(plan.Asked.Count > 0 ? ProfileOutcome.SavedAndAsked
            : change.Changed ? ProfileOutcome.Saved
            : ProfileOutcome.Unchanged);
    }

    private async Task<Problem?> RefuseAsync(PortalDb db, Person person, AddressPlan plan, DateTimeOffset now, CancellationToken cancel)
    {
        if (plan.Stay.Count == 0)
            return new Problem("Addresses[0]", texts["Profile.NeedsAddress"]);
        var waiting = await db.WaitingAddresses(person.Id).Select(pending => pending.Key).ToListAsync(cancel);
        if (plan.Asked.FirstOrDefault(asked => waiting.Contains(asked.Address.Key)) is { } twice)
            return new Problem($"Addresses[{twice.Field}]", texts["Profile.WaitsAlready"]);
        return plan.Asked.Count == 0 ? null
            : plan.Stay.Count + waiting.Count + plan.Asked.Count > Person.MostAddresses
                ? new Problem($"Addresses[{plan.Asked[^1].Field}]", texts[$"A person has at most {Person.MostAddresses} addresses."])
                : await NewAddresses.RefuseAsync(db, texts, person.Id, plan.Asked, now, cancel);
    }

    /// <param name="problems">At the fields Phone, Addresses[n], Current or none.</param>
    private static ProfileResult Refused(ProfileOutcome outcome, params IReadOnlyList<Problem> problems) =>
        new(outcome) { Problems = problems };
}
