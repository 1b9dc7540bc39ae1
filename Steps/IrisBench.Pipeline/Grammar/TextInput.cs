namespace IrisBench.Pipeline.Grammar;

/// <summary>The original's text grammar: fields separated by <c>;</c>, spaces around them ignored.</summary>
public static class TextInput
{
    /// <summary>Splits a body into its fields. A trailing line end, which <c>echo</c> adds, does not count.</summary>
    public static string[] Fields(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Trim().Split(';', StringSplitOptions.TrimEntries);
    }
}
