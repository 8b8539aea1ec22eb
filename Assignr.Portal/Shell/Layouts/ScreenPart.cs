namespace Assignr.Portal.Shell.Layouts;

public enum ScreenPlace
{
    /// <summary>On every interactive page; it draws nothing itself.</summary>
    Unseen,

    /// <summary>Above every interactive page of a person who is signed in.</summary>
    AbovePage,

    /// <summary>Under the menu.</summary>
    UnderMenu,

    /// <summary>Above the forms for strangers: signing in, choosing a password.</summary>
    AboveForm,
}

/// <summary>What a slice shows on every screen, so that the shell need not know the slice: a component without parameters.</summary>
public sealed record ScreenPart(ScreenPlace Place, Type Component);
