"""Words that are no companies: people's first names, places, nationalities, days, and words that begin sentences."""

from __future__ import annotations

FIRST_NAMES = frozenset(
    """Aaron Abdul Abdullah Abigail Adam Adrian Agnes Ahmed Aidan Akio Akira Alan Albert Alberto Alec Alejandro
    Alessandro Alex Alexander Alexandra Alexei Alfred Ali Alice Alison Alistair Allan Allen Alok Amanda Amy
    Ana Anders Andre Andrea Andreas Andrei Andrew Andy Angela Angus Anil Anita Ann Anna Anne Annette Anthony
    Antoine Antonio Anurag Arnaud Arnold Arthur Arun Arvind Ashley Ashok Audrey Axel Barack Barbara Barry
    Bart Beatrice Ben Benjamin Bernard Bernd Bernie Beth Bill Billy Björn Bjorn Bob Bobby Boris Brad Bradley
    Brandon Brenda Brendan Brent Brett Brian Bridget Bruce Bruno Bryan Calvin Cameron Carl Carla Carlo
    Carlos Carmen Carol Caroline Carolyn Casey Catherine Cathy Cecil Charles Charlie Charlotte Chris
    Christian Christina Christine Christoph Christophe Christopher Cindy Claire Clare Claude Claudia Clay
    Clive Colin Connie Connor Corey Craig Curtis Cynthia Daisuke Dale Damian Damien Dan Daniel Daniela Danny
    Darren Dave David Dawn Dean Deborah Debbie Debby Debra Denis Dennis Derek Diana Diane Diego Dieter Dirk
    Dmitri Dmitry Dominic Dominique Don Donald Donna Doris Dorothy Doug Douglas Duncan Dwight Ed Eddie Edgar
    Edmund Eduardo Edward Edwin Eileen Elaine Eleanor Elena Elizabeth Ellen Elon Emil Emily Emma Emmanuel
    Enrique Eric Erica Erik Erika Ernest Erwin Ethan Eugene Eva Evan Eve Evelyn Fabio Felix Fernando Fiona
    Florian Frances Francesco Francis Francisco François Francois Frank Franz Fred Freddie Frederic
    Frederick Friedrich Gabriel Gail Gareth Garry Gary Gautam Gavin Gene Geoff Geoffrey George Georges
    Gerald Gerard Gerhard Gerry Gianni Gilles Gina Giovanni Giuseppe Glen Glenn Gloria Gordon Grace Graeme
    Graham Grant Greg Gregory Guillaume Gunter Günter Gus Guy Hank Hannah Hans Harald Harold Harry Harsh
    Harvey Heather Heidi Heinrich Heinz Helen Helmut Henri Henrik Henry Herbert Herman Hermann Hideo Hiro
    Hiroshi Hiroyuki Holger Holly Howard Hubert Hugh Hugo Ian Ibrahim Ingrid Irene Isaac Isabel Isabelle
    Ivan Jack Jackie Jacob Jacqueline Jacques Jaime Jake Jakob James Jamie Jan Jane Janet Janice Jared Jason
    Javier Jay Jean Jeff Jeffery Jeffrey Jenna Jennifer Jenny Jens Jeremy Jerome Jerry Jesse Jessica Jesus
    Jill Jim Jimmy Jo Joachim Joan Joanna Joanne Jochen Joe Joel Johan Johann Johannes John Johnny Jon Jonas
    Jonathan Jonny Jordan Jorge Jose José Josef Joseph Josh Joshua Joy Joyce Juan Judith Judy Julia Julian
    Julie Julien Jun June Jürgen Juergen Justin Kai Karen Karim Karl Kate Katharine Katherine Kathleen
    Kathryn Kathy Katie Kay Kazunori Keiko Keith Kelly Kelvin Ken Kenji Kenneth Kenny Kent Kevin Kim Kirsten
    Kirsty Klaus Koji Kristen Kristin Kumar Kurt Kyle Lachlan Larry Laura Lauren Laurence Laurent Lauri
    Lawrence Leah Lee Leigh Len Lena Leo Leon Leonard Leslie Lewis Liam Linda Lindsay Lionel Lisa Liz Lloyd
    Lorenzo Lori Lorraine Lou Louis Louise Luc Luca Lucas Lucy Luigi Luis Luke Lydia Lynn Maarten Mack
    Madeleine Makoto Malcolm Manfred Manuel Marc Marcel Marco Marcos Marcus Margaret Maria Marianne Marie
    Mario Marion Mark Markus Marlene Martha Martin Martina Mary Masahiro Masaru Masayoshi Mason Mathias Matt
    Matthew Matthias Maureen Maurice Max Meg Megan Melanie Melissa Michael Michaela Michel Michele Michelle
    Miguel Mike Mikhail Mitch Mitchell Mohamed Mohammed Mohammad Molly Monica Morris Muhammad Murray Nancy
    Naoki Naomi Narendra Natalie Natasha Nathan Neal Neha Neil Neville Nicholas Nick Nicola Nicolas Nicole
    Nigel Nikolai Nina Noah Noel Nora Norbert Norman Oleg Oliver Olivia Olivier Oscar Otto Owen Pablo Pamela
    Pascal Pat Patricia Patrick Paul Paula Paulo Pedro Peggy Penny Per Pete Peter Phil Philip Philippe
    Phillip Phyllis Pierre Piotr Prakash Priya Rachel Rafael Raghuram Rahul Raj Rajan Rajesh Rajiv Ralf
    Ralph Ramesh Randall Randy Raphael Rashid Raul Ravi Ray Raymond Rebecca Reinhard Renato Rene Rex Rhonda
    Ricardo Richard Rick Rita Rob Robert Roberta Roberto Robin Rod Rodney Rodrigo Roger Roland Rolf Roman
    Ron Ronald Ronnie Rosa Rose Ross Roy Rudolf Rupert Russ Russell Ruth Ryan Sabine Sally Sam Samantha
    Samuel Sandra Sandy Sanjay Sara Sarah Satoshi Satya Scott Sean Sebastian Serge Sergei Sergey Sergio Seth
    Shane Shannon Sharon Shaun Sheila Shigeru Shinichi Shinji Shinzo Shirley Sid Sidney Silvia Simon Sofia
    Sonia Sophie Stacey Stan Stanley Stefan Stefano Stella Stephan Stephane Stephanie Stephen Steve Steven
    Stewart Stuart Sue Sunil Sundar Susan Susanne Suzanne Sven Sylvia Takashi Takeshi Tamara Tania Tanya Ted
    Terence Teresa Terry Tetsuya Theo Theodore Theresa Thierry Thomas Tiffany Tim Timothy Tina Todd Tom
    Tommy Toni Tony Toshiyuki Tracey Tracy Travis Trevor Tyler Uli Ulrich Uwe Valerie Vanessa Vera Vernon
    Veronica Vicki Vicky Victor Victoria Vijay Vikram Vince Vincent Viktor Vladimir Volker Walter Warren
    Wayne Wendy Werner Wilfried Wilhelm Will William Willie Wolfgang Xavier Yasuhiro Yoshi Yoshihiko Yoshio
    Yukio Yuri Yves Yvonne Zach Zachary Zoe Irwin Mervyn Franklin Eliot Adair Aditya Amit Anand Ajay Deepak
    Dinesh Manish Mukesh Naresh Pankaj Pradeep Prashant Rakesh Ratan Sachin Sandeep Shaktikanta Suresh Uday
    Vinod Vivek Alain Bertrand Cedric Fabrice Gerald Herve Jerome Ludovic Mathieu Noelle Remi Sylvain Yann
    Benoit Carsten Detlev Ferdinand Günther Jorg Jörg Kaspar Lars Lukas Mathias Oliver Rainer Reiner
    Ruediger Thorsten Torsten Udo Ola Bo Erik Gunnar Hakan Håkan Leif Mikael Niklas Olof Pekka Petteri Sten
    Ulf Aldo Angelo Dario Diego Enzo Fausto Flavio Franco Giorgio Guido Leonardo Luciano Massimo Maurizio
    Mauro Paolo Pietro Riccardo Sandro Silvio Umberto Vincenzo Vittorio Agustin Alfonso Alvaro Andres
    Esteban Felipe Gonzalo Guillermo Gustavo Hector Ignacio Jaime Jose Julio Marcelo Mauricio Ramon Santiago
    Alexey Anatoly Andrey Igor Ilya Konstantin Leonid Maxim Nikolay Oleksandr Pavel Roman Sergiy Vadim
    Viktor Vitaly Yevgeny Akihiro Atsushi Haruhiko Hideki Hiroaki Kazuhiro Kazuo Kenichi Kiyoshi Koichi
    Masaaki Masato Mitsuo Nobuo Osamu Ryuji Shoichiro Susumu Tadashi Taro Tatsuo Toshiaki Tsutomu Yasuo
    Yoshiaki Yotaro Yutaka Kylie Logan Debra Cheryl Hillary Barney Abby Ariel Blake Brooke Chad Chelsea Chip
    Cody Cole Courtney Darryl Devin Dustin Dylan Eli Ezra Garrett Heath Jasmine Jed Jodi Joni Kara Kari
    Kristina Lance Landon Lara Lena Leslie Lorna Mallory Marissa Marsha Micah Milton Mindy Mohit Morgan
    Myles Nadia Nate Ned Nelson Nikki Paige Patricia Quentin Ramon Reed Rhys Rory Ross Roxanne Rufus Sasha
    Shelly Sherry Skip Sonny Stacy Sterling Tara Tabitha Tess Trent Troy Tucker Vaughn Wade Wes Wilbur Zack
    Caterina Shona Simone Tomoko Yuko Naoko Ayako Hiroko Yoko Megumi Kiyoshi Jian Wei Xiaoming Jing Min Lei
    Hui Yang Yong Ming Hong Xin Mary-Ann Anne-Marie Jean-Claude Jean-Marc Jean-Pierre Hans-Peter Karl-Heinz""".split()
)

PLACES = frozenset(
    """Afghanistan Africa Alabama Alaska Albania Alberta Algeria America Americas Amsterdam Angola Anhui Ankara
    Antwerp Argentina Arizona Arkansas Asia Athens Atlanta Atlantic Auckland Austin Australia Australasia
    Austria Baghdad Bahrain Bangalore Bangkok Bangladesh Barcelona Basel Bavaria Beijing Beirut Belarus
    Belfast Belgium Belgrade Berlin Bermuda Birmingham Bolivia Bombay Bonn Bordeaux Boston Botswana Brasilia
    Bratislava Brazil Brisbane Bristol Britain Brooklyn Brussels Bucharest Budapest Bulgaria Burma Cairo
    Calcutta Calgary California Cambodia Cambridge Cameroon Canada Canberra Capitol Caracas Cardiff
    Caribbean Carolina Casablanca Chengdu Chennai Chicago Chile China Chongqing Cincinnati Cleveland Cologne
    Colombia Colorado Connecticut Copenhagen Croatia Cuba Cyprus Dakota Dallas Damascus Darwin Dearborn
    Delaware Delhi Denmark Denver Detroit Dhaka Doha Dresden Dubai Dublin Düsseldorf Dusseldorf Ecuador
    Edinburgh Egypt England Eritrea Essen Estonia Ethiopia Europe Eurozone Finland Florida Frankfurt France
    Fremont Gabon Gaza Geneva Georgia Germany Ghana Glasgow Gothenburg Greece Greenland Guangdong Guangzhou
    Guatemala Guinea Gulf Haiti Hamburg Hanoi Hangzhou Hannover Hanover Harare Havana Hawaii Hefei Helsinki
    Henan Hiroshima Holland Hollywood Honduras Houston Hubei Hungary Hyderabad Iceland Idaho Illinois India
    Indiana Indonesia Iowa Iran Iraq Ireland Islamabad Israel Istanbul Italy Jakarta Jamaica Japan Jerusalem
    Jiangsu Johannesburg Jordan Kabul Kansas Karachi Kazakhstan Kentucky Kenya Kiev Kyiv Korea Kuwait Lagos
    Latvia Lebanon Leeds Liberia Libya Lisbon Lithuania Liverpool London Louisiana Luxembourg Lyon
    Madagascar Madrid Maine Malawi Malaysia Malta Manchester Manhattan Manila Marseille Maryland
    Massachusetts Mauritius Mediterranean Melbourne Memphis Mexico Miami Michigan Midlands Midwest Milan
    Milwaukee Minneapolis Minnesota Mississippi Missouri Mombasa Mongolia Montana Montreal Morocco Moscow
    Mozambique Mumbai Munich Myanmar Nairobi Namibia Nanjing Naples Nauru Nebraska Nepal Netherlands Nevada
    Newcastle Nicaragua Niger Nigeria Ningbo Normandy Norway Ohio Oklahoma Oman Ontario Oregon Orlando Osaka
    Oslo Ottawa Oxford Pacific Pakistan Palestine Panama Paraguay Paris Pennsylvania Persia Perth Peru
    Philadelphia Philippines Phoenix Pilbara Pittsburgh Poland Portland Portugal Prague Pretoria Qatar
    Quebec Queensland Riyadh Romania Rome Rotterdam Russia Rwanda Sacramento Saigon Saudi Scandinavia
    Scotland Seattle Senegal Seoul Serbia Shandong Shanghai Shenzhen Siberia Sichuan Sicily Singapore
    Slovakia Slovenia Somalia Spain Stockholm Stuttgart Sudan Suez Sweden Switzerland Sydney Syria Taipei
    Taiwan Tanzania Tasmania Tehran Tennessee Texas Thailand Tianjin Tibet Tokyo Toronto Toulouse Tripoli
    Tunisia Turin Turkey Tuscany Uganda Ukraine Uruguay Utah Uzbekistan Vancouver Venezuela Venice Vermont
    Victoria Vienna Vietnam Virginia Wales Warsaw Washington Wellington Westminster Winnipeg Wisconsin
    Wolfsburg Wuhan Wyoming Yemen York Jersey Hampshire Zealand Angeles Francisco Diego Antonio Jose Vegas
    Orleans Kong Hong Cape Town Lanka Sri Arabia Emirates Abu Dhabi Street Yokohama Zambia Zhejiang Zimbabwe
    Zurich Zürich US USA U.S UK EU UAE UN Hong Kong""".split()
)

NATIONS = frozenset(
    """African American Argentine Argentinian Asian Australian Austrian Belgian Bolivian Brazilian British
    Bulgarian Canadian Chilean Chinese Colombian Croatian Cuban Czech Danish Dutch Egyptian English Estonian
    European Finnish Flemish French German Ghanaian Greek Hungarian Icelandic Indian Indonesian Iranian
    Iraqi Irish Israeli Italian Japanese Kenyan Korean Kuwaiti Latin Latvian Lebanese Libyan Lithuanian
    Malaysian Mexican Moroccan Nigerian Nordic Norwegian Pakistani Peruvian Philippine Filipino Polish
    Portuguese Romanian Russian Saudi Scandinavian Scottish Serbian Singaporean Slovak Slovenian Soviet
    Spanish Swedish Swiss Syrian Taiwanese Thai Turkish Ukrainian Venezuelan Vietnamese Welsh Western
    Eastern Northern Southern Anglo North South East West Central Mideast Eurozone Californian Bavarian
    Zambian Ugandan Arab Islamic Jewish Christian Muslim""".split()
)

DATES = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun
    Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed
    Thu Thurs Fri Sat Sun Christmas Easter Q1 Q2 Q3 Q4 H1 H2""".split()
)

TITLES = frozenset(
    """Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame Baron Rev Judge Justice President Chairman Chairwoman
    Chancellor Minister Premier Senator Governor Mayor Secretary Congressman Representative Rep Sen Gov Gen
    Col General Captain Ambassador King Queen Prince Princess Pope Chief Executive Officer Vice Director
    Manager Head Senior Deputy Managing Founder Partner Analyst Economist Strategist Treasurer Commissioner
    CEO CFO COO CTO EVP SVP VP MD MP Attorney Spokesman Spokeswoman Spokesperson Editor Reporter
    Correspondent Treasurer Acting Former Finance Prime""".split()
)

COMMON = frozenset(
    """A About Above According Across Additionally After Again Against Ahead All Almost Along Already Also Although
    Among Amid An Analysts Analyst And Announcing Another Any Anyone Are Around As Asked At Back Based
    Because Been Before Behind Being Below Besides Best Better Between Beyond Big Both But Buy By Can Cars
    Citing Click Companies Company Comparable Competition Consumer Consumers Costs Could Current Currently
    Data Deliveries Demand Despite Did Discover Do Does Don Down Dr Due During Each Earlier Earnings
    Economists Eight Either Employees Eleven Even Ever Every Everyone Everything Excluding Executives
    Exports Falling Few Figures Finally First Five Following For Forecasts Four Fourth From Full Further
    Furthermore Gas Get Given Global Good Government Great Group Growth Half Has Have Having He Held Her
    Here High Higher His Hold How However I If Image Imports In Including Income Indeed Industry Inflation
    Initially Inside Insiders Instead Interest Into Investors Is Isn It Its Itself Just Know Last Lastly
    Late Later Latest Leading Less Let Like Likewise Local Long Look Looking Losses Low Lower Made Main Make
    Management Many Market Markets Maybe Meanwhile Mid More Moreover Most Much My Nearly Neither Net
    Nevertheless New News Next Nine No None Nor Not Note Nothing Notwithstanding Now Of Off Officials Often
    Oil On Once One Only Operating Or Orders Other Others Otherwise Our Out Over Overall Partly People
    Perhaps Photo Plus Please Prices Pricing Prior Production Profit Profits Quarterly Rather Read Recent
    Recently Record Regarding Regulators Related Relations Report Reports Results Retail Revenue Revenues
    Rising Rival Rivals Same Sales Second See Sell Separately Seven Several Share Shareholders Shares She
    Should Similarly Since Six So Some Sources Speaking Speculation Still Stock Stocks Strong Subscribe Such
    Suppliers Take Talks Ten Than Thanks That The Their Them Then There Therefore These They Third This
    Those Though Three Through Throughout Thus To Today Together Tomorrow Too Top Total Trade Traders
    Trading Twelve Two Under Union Unit Unlike Until Up Upon Used Using Vehicle Vehicles Very View Volume
    Was We Week Well Were What When Where Whether Which While Who Whose Why Will With Within Without
    Wholesale Workers World Would Year Years Yes Yesterday Yet You Your Staff Critics Experts Observers
    Lawmakers Customers Prosecutors Lawyers Police Authorities Dealers Bankers Unions Executives Retailers
    Carmakers Automakers Airlines Banks Brokers Economy Euro Dollar Yen Yuan Pound Sterling Brent Internet
    Web Email EBIT EBITDA GDP CPI PMI IPO IPOs EPS CEO CFO COO ETF ETFs ESG AI EV EVs SUV SUVs PC PCs TV TVs
    IT HR PR R D GMT EST EDT PST BST ET AM PM NET LOSS Disclaimer Copyright Editing Reporting Writing
    Additional Forward Statements Contact Media Tip Source Advertisement Tagged Print Continued""".split()
)

STARTERS = frozenset(
    """A About Above According Across Additionally After Again Against Ahead All Almost Along Already Also Although
    Among Amid An And Another Any Are Around As At Because Been Before Behind Being Below Beneath Besides
    Between Beyond Both But By Can Citing Could Currently Despite Did Do Does Down Due During Each Earlier
    Either Even Ever Every Excluding Few Finally First Following For From Further Furthermore Given Has Have
    Having He Her Here His How However I If In Including Indeed Initially Inside Instead Into Is It Its Just
    Last Lastly Late Later Less Like Likewise Many Maybe Meanwhile More Moreover Most Much My Nearly Neither
    Nevertheless No None Nor Not Notably Notwithstanding Now Of Off Often On Once One Only Or Other Others
    Otherwise Our Out Over Overall Per Perhaps Plus Rather Recently Regarding Second Separately Several She
    Should Similarly Since So Some Still Such Than Thanks That The Their Then There Therefore These They
    Third This Those Though Through Throughout Thus To Today Together Too Toward Two Three Four Five Under
    Unlike Until Up Upon Using Very Was We Were What When Where Whereas Yesterday Today Whether Which While
    Who Whose Why Will With Within Without Would Yes Yet You Your Shares Former Rival Analysts""".split()
)
REGIONS = frozenset(
    """Europe Asia America Americas Africa Australia Canada China India Japan Korea Taiwan Germany France Italy
    Spain Brazil Mexico UK USA Britain Pacific""".split()
)
"""Places that name a company's branch when they follow its name."""
GENERIC = frozenset(
    """General National International First United Standard American Royal New Great Global Home Best Credit
    Capital Union Central Federal State World Pacific Atlantic Western Eastern Northern Southern North South
    East West Advanced Applied Associated Allied Consolidated Continental Industrial Commercial Digital
    Electronic Golden Independent Integrated Public Mutual Premier Precision Professional Quality Southern
    Super Universal Wall Street Big Blue Red Green Black White Silver Old Young Air Auto Car Motor Energy
    Power Media Health Life Land City Country Consumer Retail Financial Investment Trade People Family
    Chamber Ministry Department Reserve Securities Business Economic Science Technology China Chinese Japan
    Ministry House Senate Congress Sky Sun Star Kings Queen Saint San Los Las El La Le Les De Des Van Von
    Saudi Hong Kong Sri Lanka Los Angeles Costa Rica Santa Fort Port Lake Mount Bay Long Short""".split()
)
"""First words of names that do not stand for the name alone."""
PARTICLES = frozenset("van von der den de del di da du la le bin al el dos".split())
NOT_NAMES = PLACES | NATIONS | DATES | COMMON
ACRONYMS = frozenset(
    """GDP CPI PPI PMI CEO CFO COO CTO IPO EPS ETF ICT LED LCD GPS SUV MPV PHEV BEV NEV EREV USB HIV AIDS DNA VAT
    PC TV IT AI EV EVs PR HR IP API GPU CPU RAM ADAS LNG LPG FY YTD AGM EGM MBA PhD UK US USA EU UN FAQ ATM
    ESG R&D M&A B2B B2C OEM OEMs VIP URL CAGR CIO CIOs CISO CMO EBIT EBITDA ROI ROE ADR ADS AUM NAV FX ID OK
    AM PM WTO NATO OPEC G7 G8 G20 BRIC BRICS NAFTA CEP SaaS CRM ERP OTA SoC LFP GWh MWh kWh TWh RMB FBI CIA
    NSA DNC RNC GOP ISIS USD EUR GBP JPY CNY HKD INR AUD CAD CHF""".split()
)
"""Acronyms that name no organisation, or none that is a company."""
