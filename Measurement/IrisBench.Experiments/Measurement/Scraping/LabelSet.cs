using System.Text;

namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Reads <c>name="value",…}</c>; a value may hold commas, braces and the escapes <c>\\</c>, <c>\"</c> and <c>\n</c>.</summary>
internal static class LabelSet
{
    /// <summary>Adds the labels from <paramref name="position"/> on; gives the position after the brace, or null if they are malformed.</summary>
    public static int? Read(string line, int position, Dictionary<string, string> labels)
    {
        while (position < line.Length)
        {
            if (line[position] is ' ' or '\t' or ',')
            {
                position++;
            }
            else if (line[position] == '}')
            {
                return position + 1;
            }
            else if (ReadLabel(line, position, labels) is { } next)
            {
                position = next;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    private static int? ReadLabel(string line, int position, Dictionary<string, string> labels)
    {
        var equals = line.IndexOf('=', position);
        if (equals < 0 || equals + 1 >= line.Length || line[equals + 1] != '"')
        {
            return null;
        }

        var value = new StringBuilder();
        for (var i = equals + 2; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"':
                    labels[line[position..equals].Trim()] = value.ToString();
                    return i + 1;
                case '\\' when i + 1 < line.Length:
                    value.Append(line[++i] == 'n' ? '\n' : line[i]);
                    break;
                default:
                    value.Append(line[i]);
                    break;
            }
        }

        return null;
    }
}
