using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Editing;

public sealed class EditPersonTests : EditPersonBench
{
    [Fact]
    public async Task Saves_every_field_and_tells_the_timeline_what_was_there_before()
    {
        var person = A.Person("Sara Thomas", "sara@officials.example.com", phone: "1", moreAddresses: "home@home.example");
        await portal.SaveAsync(person);

        var result = await EditAsync(person, input => input with
        {
            FirstName = "Sarah",
            Phone = "(555) 011-0109",
            Addresses = ["home@home.example", "sarah@officials.example.com"],
            Permissions = Permissions.Official | Permissions.Observer,
        });

        Assert.Equal(EditPersonOutcome.Saved, result.Outcome);
        var saved = await ReadAsync(person.Id);
        Assert.Equal(("Sarah Thomas", "(555) 011-0109", "home@home.example", 1),
            (saved.FullName, saved.Phone, saved.PrimaryAddress, saved.Revision));
        Assert.Equal(
            [
                (Act.PersonChanged, "Was called Sara Thomas. Phone was 1."),
                (Act.AddressesChanged,
                    "Primary address from sara@officials.example.com to home@home.example. Added sarah@officials.example.com."),
                (Act.PermissionsChanged, "From Official to Official, Observer."),
            ],
            (await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync()))
                .Select(entry => (entry.Act, entry.Detail!)));
    }

    [Fact]
    public async Task Saving_what_is_there_already_changes_nothing()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        Assert.Equal(EditPersonOutcome.Saved, (await EditAsync(person, input => input)).Outcome);

        Assert.Equal(0, (await ReadAsync(person.Id)).Revision);
        Assert.Equal(0, await portal.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        var person = A.Person("Dana McKenzie");
        await portal.SaveAsync(person);
        await EditAsync(person, input => input with { Phone = "1" });

        var second = await EditAsync(person, input => input with { Phone = "2" });

        Assert.Equal(EditPersonOutcome.ChangedMeanwhile, second.Outcome);
        Assert.Equal("Not saved: Dana McKenzie's record changed meanwhile. Your text is still here; look at both and save again.",
            second.Refusal);
        Assert.Equal("1", (await ReadAsync(person.Id)).Phone);
    }

    [Fact]
    public async Task Editing_somebody_who_was_deleted_meanwhile_says_so() =>
        Assert.Equal("Not saved: this person was deleted meanwhile.",
            (await EditAsync(A.Person(), input => input with { Phone = "1" })).Refusal);
}
