using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.People.Editing;

/// <summary>All registered parts as one.</summary>
public sealed class PersonParts(IEnumerable<IPersonPart> all)
{
    private readonly IReadOnlyList<IPersonPart> all = [.. all];

    public Task<Followed> AddedAsync(PortalDb db, Caller caller, Person person, bool sendEmail, DateTimeOffset now,
        CancellationToken cancel) =>
        EachAsync(part => part.AddedAsync(db, caller, person, sendEmail, now, cancel));

    public Task<Followed> ChangedAsync(
        PortalDb db, Caller caller, PersonChange change, bool sendEmail, DateTimeOffset now, CancellationToken cancel) =>
        EachAsync(part => part.ChangedAsync(db, caller, change, sendEmail, now, cancel));

    public Task<Followed> DeletedAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset now, CancellationToken cancel) =>
        EachAsync(part => part.DeletedAsync(db, personIds, now, cancel));

    public Task<IReadOnlyList<string>> WarnOfPermissionsAsync(
        PortalDb db, Person person, Permissions wanted, DateTimeOffset now, CancellationToken cancel) =>
        SentencesAsync(part => part.WarnOfPermissionsAsync(db, person, wanted, now, cancel));

    public Task<IReadOnlyList<string>> WarnOfDeletionAsync(PortalDb db, Guid personId, DateTimeOffset now, CancellationToken cancel) =>
        SentencesAsync(part => part.WarnOfDeletionAsync(db, personId, now, cancel));

    public Task<IReadOnlyList<string>> WhyANewEmailAsync(
        PortalDb db, Person person, IReadOnlyCollection<string> lost, DateTimeOffset now, CancellationToken cancel) =>
        SentencesAsync(part => part.WhyANewEmailAsync(db, person, lost, now, cancel));

    private async Task<Followed> EachAsync(Func<IPersonPart, Task<Followed>> act)
    {
        var followed = Followed.Nothing;
        foreach (var part in all)
            followed += await act(part);
        return followed;
    }

    private async Task<IReadOnlyList<string>> SentencesAsync(Func<IPersonPart, Task<string?>> ask)
    {
        var sentences = new List<string>();
        foreach (var part in all)
        {
            if (await ask(part) is { } sentence)
                sentences.Add(sentence);
        }
        return sentences;
    }
}
