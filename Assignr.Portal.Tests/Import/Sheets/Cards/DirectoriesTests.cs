namespace Assignr.Portal.Tests.Import.Sheets.Cards;

/// <summary>People of a directory (LDIF, RFC 2849).</summary>
public sealed class DirectoriesTests
{
    [Fact]
    public void Entries_become_people_and_groups_are_left_out()
    {
        var sheet = SheetFiles.People(
            "version: 1\n\ndn: ou=people,dc=league,dc=example\nobjectClass: organizationalUnit\nou: people\n\n"
            + "dn: uid=ana,ou=people,dc=league,dc=example\nobjectClass: person\nobjectClass: inetOrgPerson\ngivenName: Ana\nsn: Zamora\n"
            + "cn: Ana Zamora\nmail: ana@x.exa\n mple\nmail: ana2@x.example\ntelephoneNumber: +1 603 555 0101\n"
            + "facsimileTelephoneNumber: +1 603 555 0199\n\n"
            + "dn: cn=Referees,dc=league,dc=example\nobjectClass: groupOfNames\ncn: Referees\nmail: referees@x.example\n\n"
            + "dn:: dWlkPWpvc2U=\ngivenName:: Sm9zw6k=\nsn;lang-es: Ruiz\nmobile: 603-555-0102\n");

        Assert.Equal("First Name|Last Name|Name|Email|Phone\nAna|Zamora||ana@x.example\nana2@x.example|+1 603 555 0101\n"
            + "José|Ruiz|||603-555-0102", sheet.Shown());
        Assert.Equal("Directory (LDIF), UTF-8", sheet.Format);
        Assert.Contains("2 entries are groups or units and are left out.", sheet.Said(), StringComparison.Ordinal);
        Assert.Contains("1 fax number is left out.", sheet.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_alone_and_comments() => Assert.Equal("First Name|Last Name|Name|Email|Phone\n||Theo Marlowe|theo@x.example|",
        SheetFiles.People("# exported\ndn: cn=Theo Marlowe,mail=theo@x.example\ncn: Theo Marlowe\nmail: theo@x.example\n").Shown());

    [Fact]
    public void A_text_that_begins_with_dn_is_no_directory() =>
        Assert.Equal("Dn|Email\nAna|ana@x.example", SheetFiles.People("Dn,Email\nAna,ana@x.example\n").Shown());
}
