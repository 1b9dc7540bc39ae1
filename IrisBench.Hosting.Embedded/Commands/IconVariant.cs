namespace Aspire.Hosting.ApplicationModel;

/// <summary>How an icon is drawn.</summary>
public enum IconVariant
{
    /// <summary>As outlines.</summary>
    Regular,

    /// <summary>Filled.</summary>
    Filled,
}
