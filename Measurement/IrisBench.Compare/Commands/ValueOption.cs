using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace IrisBench.Compare.Commands;

/// <summary>Options by what they take. What cannot be read is refused in one line that says what it must be.</summary>
internal static partial class ValueOption
{
    public static Option<Uri?> Address(string name, string description) => Create<Uri?>(
        name, description, "URL", "an http or https address",
        text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null);

    /// <summary>A number of the experiment. The experiment's own rules know the limits; here it only has to be a number.</summary>
    public static Option<int?> Whole(string name, string description) => Create<int?>(
        name, $"{description} Overrides the experiment.", helpName: null, "a whole number",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null);

    /// <inheritdoc cref="Whole"/>
    public static Option<double?> Real(string name, string description) => Create<double?>(
        name, $"{description} Overrides the experiment.", helpName: null, "a number",
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : null);

    /// <summary>A number between two others.</summary>
    public static Option<double?> Amount(string name, string description, double least, double most) => Create<double?>(
        name, description, helpName: null, Invariant($"a number from {least:0.######} to {most:0.######}"),
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value : null);

    /// <summary>Durations with a comma between them, each between two others, in seconds.</summary>
    public static Option<double[]?> Durations(string name, string description, double least, double most)
    {
        var option = Create<double[]?>(
            name, description, "1m,5m", Invariant($"durations such as 30s, 5m or 1h with a comma between them, each from {least:0.###} s ")
                + Invariant($"to {most:0.###} s"),
            text => Array.ConvertAll(text.Split(','), SecondsOf) is var seconds && seconds.All(one => one >= least && one <= most)
                ? seconds : null);
        option.Arity = ArgumentArity.ExactlyOne;
        return option;
    }

    /// <summary>One of the names of an enumeration, in any case.</summary>
    public static Option<T?> Name<T>(string name, string description)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(value => value.ToLowerInvariant()).ToArray();
        return Create<T?>(
            name, description, string.Join('|', names), $"one of {string.Join(", ", names)}",
            text => names.Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true) : null);
    }

    /// <summary>Text of a form, which its refusal tells.</summary>
    public static Option<T> Formed<T>(
        string name, string description, string helpName, T usual, Func<string, bool> hasForm, string form)
    {
        var option = new Option<T>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !hasForm(token.Value)))
                result.AddError($"{name} must be {form}, not '{token.Value}'.");
        });
        return option;
    }

    /// <summary>A file to write besides what is printed. Checked before the work, not after it.</summary>
    public static Option<FileInfo?> OutputFile(string name, string description)
    {
        var option = new Option<FileInfo?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { } file
                && (Directory.Exists(file.FullName) || file.Directory is not { Exists: true }))
                result.AddError($"{name} {file} is not a file in an existing folder.");
        });
        return option;
    }

    private static Option<T> Create<T>(string name, string description, string? helpName, string kind, Func<string, T> parse) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var value = parse(result.Tokens[0].Value);
            if (value is null)
                result.AddError($"{name} must be {kind}, not '{result.Tokens[0].Value}'.");
            return value;
        },
    };

    // Of what is no duration no number, which is in no range.
    private static double SecondsOf(string text)
    {
        var match = Duration().Match(text.Trim());
        return match.Success
            ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                * (match.Groups[2].Value switch { "h" => 3600, "m" => 60, "s" => 1, _ => 1e-3 })
            : double.NaN;
    }

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?)(ms|s|m|h)\z")]
    private static partial Regex Duration();
}
