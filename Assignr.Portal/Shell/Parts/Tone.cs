namespace Assignr.Portal.Shell.Parts;

/// <summary>What a colour means. Yellow: somebody should look. Red: somebody said no. Neither is used for decoration.</summary>
public enum Tone
{
    /// <summary>No shape, quiet text.</summary>
    Plain,

    /// <summary>Not begun.</summary>
    Outlined,

    /// <summary>Cannot begin.</summary>
    Dashed,

    /// <summary>Being sent.</summary>
    Slate,

    Yellow,

    Red,

    /// <summary>Done: as a chip without a shape, as an announcement with a tint.</summary>
    Green,

    /// <summary>Out of use.</summary>
    Muted,
}
