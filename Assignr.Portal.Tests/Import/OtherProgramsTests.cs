using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import;

/// <summary>
/// Files in the formats of other programs, with the headings of their documentation: dropped unchanged, they are ready, and one press
/// imports them. All people are invented.
/// </summary>
public sealed class OtherProgramsTests
{
    // Google documents no list of headings; this is the heading line of exports since 2024, as programs that read it expect it.
    // Several values of one label are in one cell, separated by :::.
    private const string Google =
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name "
            + "Suffix,Nickname,File As,Organization Name,"
        + "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - "
        + "Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value\n"
        + "Ana,,Zamora,,,,,Jr.,,,Mill Road School,,,,,,* myContacts,* Home,ana@example.com ::: "
        + "zamora@example.com,Work,ana.work@example.com,Mobile,+1 555 010 0101 ::: +1 555 010 0102\n";

    // The export before 2024: https://gist.github.com/janoamaral/30b3dac7961609715872e8c065406de3
    private const string OldGoogle =
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name "
            + "Suffix,Initials,Nickname,Short Name,Maiden Name,"
        + "Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,"
        + "Language,Photo,Group Membership,"
        + "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value\n"
        + "Ana Zamora,Ana,,Zamora,,,,,,,,,,,,,,,,,,,,,,,,,* myContacts,* Home,ana@example.com,Mobile,+1 555 010 0101\n";

    // https://stackoverflow.com/questions/4847596/what-are-the-csv-headers-in-outlook-contact-export
    private const string Outlook =
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Assistant's Phone,Business "
            + "Fax,Business Phone,Business Phone 2,Callback,Car Phone,"
        + "Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio "
        + "Phone,TTY/TDD Phone,Telex,Account,Anniversary,"
        + "Assistant's Name,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display "
        + "Name,Gender,Initials,Location,Manager's Name\n"
        + "Ms.,Ana,,Zamora,Jr.,Mill Road School,,,,555-010-0199,555-010-0198,,,,,555-010-0197,,,,,555-010-0101,,,,,,,,,,Kay Garnet,"
        + "ana@example.com,SMTP,Ana Zamora (ana@example.com),zamora@example.com,SMTP,Ana Zamora (zamora@example.com),Unspecified,A.Z.,,\n";

    // RFC 2426 (vCard 3.0), with the groups and labels that Apple's Contacts adds.
    private const string Apple =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//macOS 14.0//EN\r\nN:Zamora;Ana;Lucia;;Jr.\r\nFN:Ana Lucia Zamora Jr.\r\n"
            + "ORG:Mill Road School;\r\n"
        + "item1.EMAIL;type=INTERNET:zamora@example.com\r\nitem1.X-ABLabel:_$!<Other>!$_\r\n"
        + "EMAIL;type=INTERNET;type=HOME;type=pref:ana@exam\r\n ple.com\r\n"
        + "TEL;type=CELL;type=VOICE;type=pref:+1 555 010 0101\r\nTEL;type=HOME;type=FAX:+1 555 010 0199\r\nNOTE:Line\\, one\\nline two\r\n"
        + "END:VCARD\r\n";

    // https://helpme.teamsnap.com/article/1298-importing-rosters names Non-Player, Email, and P1 and P2 for two parents; about the other
    // headings its text says that they are those of the profile.
    private const string TeamSnap =
        "First,Last,Gender,Birthdate,Jersey Number,Position,Non-Player,Email,Phone,P1 First Name,P1 Last Name,P1 Email,P1 Phone\n"
        + "Ana,Zamora,F,05/06/2009,7,Keeper,N,ana@example.com,555-010-0101,Luca,Zamora,luca@example.com,555-010-0102\n";

    // https://arbitersportshelp.zendesk.com/hc/en-us/articles/19923795579277-Import-Officials names the three required ones; the others
    // depend on the group, and no documentation names them.
    private const string Arbiter = "Email address,First name,Last name\nana@example.com,Ana,Zamora\n";

    // https://support.assignr.com/en/articles/8526471-how-to-import-officials-in-bulk
    private const string AssignrPeople =
        "First Name,Last Name,Primary Email Address,Mobile Phone\nAna,Zamora,ana@example.com,555-010-0101\n";

    // https://help.sportsengine.com/en/articles/6342663-season-management-teams-import
    private const string SportsEnginePeople =
        "Team Name,Team Role,First Name,Middle Name,Last Name,Suffix,Email,Date of Birth,Gender,Address,City,State,Postal "
            + "Code,Country,Citizenship,Grade,Military Status,Jersey Number\n"
        + "Lions,Staff,Ana,,Zamora,Jr.,ana@example.com,1990/05/06,Female,1 Mill Road,Springfield,OH,45501,USA,,,,\n";

    // https://searchfox.org/comm-central/source/mailnews/import/test/unit/resources/basic_addressbook.csv
    private const string Thunderbird =
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Home Phone,Fax Number,Pager Number,Mobile "
            + "Number,Home Address\n"
        + "Ana,Zamora,Ana Zamora,,ana@example.com,zamora@example.com,,,555-010-0199,,555-010-0101,1 Mill Road\n";

    // https://support.assignr.com/en/articles/8526473-how-to-import-games-in-bulk and .../8526475 for the optional ones.
    private const string AssignrGames =
        "Game ID,Date,Start Time,Venue,Sub-Venue,League,Age Group,Gender,Game Type,Home Team,Away Team\n"
        + "1204,12/13/2026,1:00 PM,Mill Road,Field 2,Youth,U12,Girls,Regular Season,Lions,Tigers\n";

    // https://help.sportsengine.com/en/articles/6342367-season-management-schedule-import
    private const string SportsEngineGames =
        "Date,Time,Duration,Home Team,Home Team Score,Away Team,Away Team Score,Division Name,Location,Status\n"
        + "12/13/2026,01:00 PM,60,Lions,,Tigers,,U12 Girls,Mill Road,Scheduled\n";

    // https://teammanager.zendesk.com/hc/en-us/articles/31855771881997-League-Bulk-Schedule-Import describes the file of an organization,
    // but no public page names its headings. These are the words of that page.
    private const string GameChanger =
        "Date,Start Time,Home Team,Away Team,Location,Notes\n12/13/2026,1:00 PM,Lions,Tigers,Mill Road,Bring both shirts\n";

    // http://supportcenter.demosphere-secure.com/schedule-management/import-games-schedules
    private const string Demosphere =
        "External ID,Date,Time,Duration,Location name,Surface name,Division,Home team,Away team\n"
        + "1204,12/13/2026,01:00 PM,60,Mill Road,Field 2,U12,Lions,Tigers\n";

    private static readonly string[] Lines =
        ["BEGIN:VCARD", " END:VCARD ", "END:VCARD", "N:A;B", " folded", "EMAIL:x@x.example",
            "N;ENCODING=QUOTED-PRINTABLE:a=", ":", "TEL;\":"];

    [Theory]
    [InlineData("contacts.csv", Google, "Ana", "Zamora Jr.", "ana@example.com zamora@example.com ana.work@example.com",
        "+1 555 010 0101, +1 555 010 0102")]
    [InlineData("google.csv", OldGoogle, "Ana", "Zamora", "ana@example.com", "+1 555 010 0101")]
    [InlineData("outlook.csv", Outlook, "Ana", "Zamora Jr.", "ana@example.com zamora@example.com", "555-010-0101")]
    [InlineData("Ana Zamora.vcf", Apple, "Ana", "Zamora Jr.", "ana@example.com zamora@example.com", "+1 555 010 0101")]
    [InlineData("roster.csv", TeamSnap, "Ana", "Zamora", "ana@example.com", "555-010-0101")]
    [InlineData("officials.csv", Arbiter, "Ana", "Zamora", "ana@example.com", null)]
    [InlineData("people.csv", AssignrPeople, "Ana", "Zamora", "ana@example.com", "555-010-0101")]
    [InlineData("teams.csv", SportsEnginePeople, "Ana", "Zamora Jr.", "ana@example.com", null)]
    [InlineData("thunderbird.csv", Thunderbird, "Ana", "Zamora", "ana@example.com zamora@example.com", "555-010-0101")]
    public async Task People_of_another_program_come_in_with_one_press(string fileName, string file, string first, string last,
        string addresses, string? phone)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, System.Text.Encoding.UTF8.GetBytes(file), fileName);
        Assert.True(view.Plan?.Counts.Add == 1, $"{view.Problem} {view.Plan?.Rows[0].Reason} {string.Join(',', view.Mapping.Columns)}");

        await portal.ApplyAsync(view);

        var person = await portal.ReadAsync(db => db.People.Include(one => one.Addresses).SingleAsync());
        Assert.Equal((first, last, phone), (person.FirstName, person.LastName, person.Phone));
        Assert.Equal(addresses, string.Join(' ', person.Addresses.OrderBy(address => address.Position).Select(address => address.Address)));
        Assert.Equal(Portal.Access.Permissions.Official, person.Permissions);
    }

    [Theory]
    [InlineData(AssignrGames, "1204")]
    [InlineData(SportsEngineGames, null)]
    [InlineData(GameChanger, null)]
    [InlineData(Demosphere, "1204")]
    public async Task Games_of_another_program_come_in_with_one_press(string file, string? id)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, file);
        Assert.True(view.Plan?.Counts.Add == 1, $"{view.Problem} {view.Plan?.Rows[0].Reason} {string.Join(',', view.Mapping.Columns)}");

        await portal.ApplyAsync(view);

        var game = await portal.ReadAsync(db => db.Games.Include(one => one.Crew).SingleAsync());
        Assert.Equal((id, "Lions", "Tigers", new DateTimeOffset(2026, 12, 13, 13, 0, 0, TimeSpan.Zero)),
            (game.ExternalId, game.Home, game.Away, game.StartsAt));
        Assert.Empty(game.Crew);
    }

    [Theory]
    [InlineData("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zamora;Ana Luc=C3=AD=\r\na;;;\r\n", "Ana Lucía Zamora")]
    [InlineData("FN:Ana Zamora\r\nN:;;;;\r\n", "Ana Zamora")]
    [InlineData("N:O\\, Brien\\; Kelly;Ana;;;\r\n", "Ana O, Brien; Kelly")]
    [InlineData("N:Zamora;Ana\r\nTEL;TYPE=\"voice:x\":1\r\n", "Ana Zamora")]
    public async Task A_card_is_read_as_its_version_writes_it(string lines, string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            System.Text.Encoding.UTF8.GetBytes($"BEGIN:VCARD\r\n{lines}END:VCARD\r\nBEGIN:VCARD\r\nN:Olvera;Kofi\r\nEND:VCARD\r\n"),
            "cards.vcf");

        Assert.Equal([name, "Kofi Olvera"], view.Plan!.Rows.Select(row => row.Title));
    }

    [Fact]
    public async Task Whatever_stands_in_a_file_of_cards_ends_in_a_sentence_or_in_rows()
    {
        await using var portal = await TestPortal.StartAsync();
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var lines = Enumerable.Range(0, random.Next(40)).Select(_ => Lines[random.Next(Lines.Length)]);

            var started = await portal.StartAsync(ImportKind.People, "cards.vcf",
                System.Text.Encoding.UTF8.GetBytes($"BEGIN:VCARD\n{string.Join('\n', lines)}\n"));

            Assert.True(started.ImportId is not null ^ started.Refusal is not null);
        }
    }
}
