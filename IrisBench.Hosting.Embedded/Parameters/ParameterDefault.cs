namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a parameter that the configuration does not set gets its value.</summary>
public abstract class ParameterDefault
{
    /// <summary>Gets the value.</summary>
    /// <returns>The value.</returns>
    public abstract string GetDefaultValue();
}
