using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import;

/// <summary>Small files with columns that their heading alone would mistake: what is in the portal afterwards.</summary>
public sealed class ColumnsAsPeopleHaveThemTests
{
    [Theory]
    [InlineData("Name,Surname,Email\nAna Lucia,Zamora,ana@example.com", "Ana Lucia/Zamora/ana@example.com/")]
    [InlineData("Surname,Name,Email\nvan der Merwe,Thabo,ana@example.com", "Thabo/van der Merwe/ana@example.com/")]
    [InlineData("Last name;Name;Email\nO'Brien;Mary Kate;ana@example.com", "Mary Kate/O'Brien/ana@example.com/")]
    [InlineData("First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
        + "Ana,Zamora,* Home,ana@example.com,Mobile,+1 555 010 0101",
        "Ana/Zamora/ana@example.com/+1 555 010 0101")]
    [InlineData("First Name,Last Name,Email,Email Type,Email Notifications,Email Consent\nAna,Zamora,ana@example.com,Personal,Yes,Y",
        "Ana/Zamora/ana@example.com/")]
    [InlineData("First Name,Last Name,Email OK,Email\nAna,Zamora,No,ana@example.com", "Ana/Zamora/ana@example.com/")]
    [InlineData("First Name,Last Name,Email,Role\nAna,Zamora,ana@example.com,Center Referee", "Ana/Zamora/ana@example.com/")]
    [InlineData("First Name,Last Name,Email,Type\nAna,Zamora,ana@example.com,Seasonal", "Ana/Zamora/ana@example.com/")]
    [InlineData("Official First Name,Official Last Name,Official Email,Mobile Phone Number\nAna,Zamora,ana@example.com,555-010-0101",
        "Ana/Zamora/ana@example.com/555-010-0101")]
    [InlineData("First Name,Last Name,Email\nAna,\"Zamora, PhD\",ana@example.com", "Ana/Zamora, PhD/ana@example.com/")]
    [InlineData("First Name,Last Name,Email\nAna,Zamora,Ana Zamora ana.z@example.com and parent@example.com",
        "Ana/Zamora/ana.z@example.com parent@example.com/")]
    public async Task People_have_the_right_values(string file, string expected)
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.ImportAsync(ImportKind.People, file + "\n");

        var person = await portal.ReadAsync(db => db.People.Include(one => one.Addresses).SingleAsync());
        var addresses = string.Join(' ', person.Addresses.OrderBy(address => address.Position).Select(address => address.Address));
        Assert.Equal((expected, Portal.Access.Permissions.Official),
            ($"{person.FirstName}/{person.LastName}/{addresses}/{person.Phone}", person.Permissions));
    }

    [Theory]
    [InlineData("Day,Date,Time,Home,Away,Referee\nSat,2026-12-05,13:00,Lions,Tigers,Theo Marlowe", "Referee=Theo Marlowe")]
    [InlineData("Weekday,Date,Time,Home,Away,Referee\nSaturday,2026-12-05,13:00,Lions,Tigers,Theo Marlowe", "Referee=Theo Marlowe")]
    [InlineData("Game,Date,Time,Home,Away,Site,Division,Game Type,Referee\n1,2026-12-05,13:00,Lions,Tigers,Lincoln Park,Girls "
        + "Varsity,Regular Season,Theo Marlowe", "Referee=Theo Marlowe")]
    [InlineData("Date,Time,Home,Away,League,Level,Umpires\n2026-12-05,13:00,Lions,Tigers,Mill Road,Under Twelve,\"Theo Marlowe, Sasha "
        + "Hollis\"", "Umpire 1=Theo Marlowe,Umpire 2=Sasha Hollis")]
    [InlineData("Date,Time,Game,Referee\n2026-12-05,13:00,Tigers @ Lions,Theo Marlowe", "Referee=Theo Marlowe")]
    public async Task Games_have_the_right_values_and_nobody_is_made_of_a_site_or_a_division(string file, string crew)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));
        var view = await portal.PreviewAsync(ImportKind.Games, file + "\n");
        Assert.Empty(view.Plan!.Names);

        await portal.ApplyAsync(view);

        var game = await portal.ReadAsync(db => db.Games.Include(one => one.Crew).SingleAsync());
        var people = await portal.ReadAsync(db => db.People.ToDictionaryAsync(person => person.Id,
            person => $"{person.FirstName} {person.LastName}"));
        Assert.Equal(("Lions", "Tigers", new DateTimeOffset(2026, 12, 5, 13, 0, 0, TimeSpan.Zero)), (game.Home, game.Away, game.StartsAt));
        Assert.Equal(crew,
            string.Join(',', game.Crew.OrderBy(slot => slot.Order).Select(slot => $"{slot.Position}={people[slot.PersonId!.Value]}")));
        Assert.Equal(2, people.Count);
    }

    [Theory]
    [InlineData("First Name,Last Name,Email,Role\nAna,Zamora,ana@example.com,Center Referee", ImportKind.People, "permissions")]
    [InlineData("Date,Time,Home,Away,Status\n2026-12-05,13:00,Lions,Tigers,Awaiting crew", ImportKind.Games, null)]
    [InlineData("Name,Email,Reach at\nAna Zamora,,ana@example.com", ImportKind.People, null)]
    [InlineData("Name,Surname\nAna Lucia,Zamora", ImportKind.People, "fullName")]
    public async Task Every_guess_about_a_column_is_taken_back_in_one_press_and_then_not_said(string file,
        ImportKind kind, string? field)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(kind, Encoding.UTF8.GetBytes(file + "\n"), "list.csv");
        var guess = Assert.Single(view.Guesses);

        var undone = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));

        Assert.Equal(field, undone.Mapping.Columns[guess.Columns[0]]);
        Assert.DoesNotContain(undone.Guesses, one => one.Sentence == guess.Sentence);
    }

    [Fact]
    public async Task What_is_remembered_of_an_earlier_file_is_said_and_can_be_read_anew()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.PreviewAsync(ImportKind.People, "Name,Code\nAna Zamora,7\n");
        await portal.ApplyAsync(await portal.ChangeAsync(first,
            new ImportChange(first.Mapping with { Columns = ["fullName", "externalId"] })));

        var second = await portal.PreviewAsync(ImportKind.People, "Name,Code\nKofi Olvera,8\n");
        Assert.Equal("externalId", second.Mapping.Columns[1]);
        var guess = Assert.Single(second.Guesses);
        Assert.Equal("The columns are read as in your last file with these headings.", guess.Sentence);

        Assert.Null((await portal.ChangeAsync(second, new ImportChange(guess.Otherwise!(second.Mapping)))).Mapping.Columns[1]);
    }

    [Fact]
    public async Task That_a_file_removes_addresses_is_said_for_that_file_alone()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Ana Zamora", "ana@example.com", moreAddresses: "zamora@example.com"));
        var first = await portal.PreviewAsync(ImportKind.People, "Name,Email\nAna Zamora,ana@example.com\nKofi Olvera,kofi@example.com\n");
        var rows = new Dictionary<int, RowEdit> { [2] = new() { LeftOut = true } };
        first = await portal.ChangeAsync(first, new ImportChange(first.Mapping with { RemovesAddresses = true },
            new Edits { Rows = rows }));
        await portal.ApplyAsync(first);

        var second = await portal.PreviewAsync(ImportKind.People, "Name,Email\nAna Zamora,ana@example.com\n");

        Assert.Equal((true, false, Outcome.Unchanged), (second.IsRemembered, second.Mapping.RemovesAddresses, second.Row(2).Outcome));
    }

    [Fact]
    public async Task How_days_are_written_and_of_which_season_they_are_is_said_for_that_file_alone()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.PreviewAsync(ImportKind.Games, "Date,Home,Away\n05/12,Lions,Tigers\n");
        first = await portal.ChangeAsync(first, new ImportChange(first.Mapping with { DayFirst = true, Season = new Season(2026, false) }));
        await portal.ApplyAsync(first);

        var second = await portal.PreviewAsync(ImportKind.Games, "Date,Home,Away\n06/12,Lions,Tigers\n");

        Assert.Equal((true, null, null), (second.IsRemembered, second.Mapping.DayFirst, second.Mapping.Season));
    }
}
