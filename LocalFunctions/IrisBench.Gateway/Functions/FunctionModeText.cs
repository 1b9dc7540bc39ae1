namespace IrisBench.Gateway.Functions;

internal static class FunctionModeText
{
    public const string Choices = "warm, zero or fork";

    public static bool TryParse(string? text, out FunctionMode mode)
    {
        (var known, mode) = text switch
        {
            "warm" => (true, FunctionMode.Warm),
            "zero" => (true, FunctionMode.Zero),
            "fork" => (true, FunctionMode.Fork),
            _ => (false, default),
        };
        return known;
    }

    public static string ToText(this FunctionMode mode) => mode switch
    {
        FunctionMode.Warm => "warm",
        FunctionMode.Zero => "zero",
        _ => "fork",
    };
}
