namespace IrisBench.AppHost.RunningSystem;

internal static class SettingVariable
{
    /// <summary>The environment variable of a setting: .NET's configuration reads <c>__</c> as <c>:</c>.</summary>
    public static string Of(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);
}
