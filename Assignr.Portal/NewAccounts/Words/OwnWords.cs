using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>The site's own words of one letter. A text that is null has the usual words, which differ with what is known of the
/// reader.</summary>
public sealed class OwnWords
{
    public required WordedLetter Letter { get; init; }

    public string? Subject { get; private set; }

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public static OwnWords Of(WordedLetter letter, Wording to, Wording usual)
    {
        var words = new OwnWords { Letter = letter };
        words.Change(to, usual);
        return words;
    }

    /// <summary>Text by text: own where it says something else than the usual words, and the usual ones otherwise.</summary>
    public void Change(Wording to, Wording usual) => (Subject, Before, After) = (
        to.Subject == usual.Subject ? null : to.Subject,
        to.Before == usual.Before ? null : to.Before,
        to.After == usual.After ? null : to.After);
}

internal sealed class OwnWordsTable : IEntityTypeConfiguration<OwnWords>
{
    public void Configure(EntityTypeBuilder<OwnWords> table)
    {
        table.ToTable("OwnWords");
        table.HasKey(words => words.Letter);
        table.Property(words => words.Letter).ValueGeneratedNever();
    }
}
